import * as $protobuf from "protobufjs";
import Long = require("long");

export namespace cecochat {

    namespace v1 {

        interface ISignUpRequest extends cecochat.v1.SignUpRequest.$Properties {
        }

        class SignUpRequest {
            constructor(properties?: cecochat.v1.SignUpRequest.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            password: string;
            label: string;
            static create(properties: cecochat.v1.SignUpRequest.$Shape): cecochat.v1.SignUpRequest & cecochat.v1.SignUpRequest.$Shape;
            static create(properties?: cecochat.v1.SignUpRequest.$Properties): cecochat.v1.SignUpRequest;
            static encode(message: cecochat.v1.SignUpRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SignUpRequest & cecochat.v1.SignUpRequest.$Shape;
        }

        namespace SignUpRequest {
            interface $Properties {
                name?: (string|null);
                password?: (string|null);
                label?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SignUpRequest.$Properties;
        }

        interface ISignUpResponse extends cecochat.v1.SignUpResponse.$Properties {
        }

        class SignUpResponse {
            constructor(properties?: cecochat.v1.SignUpResponse.$Properties);
            $unknowns?: Uint8Array[];
            tokens?: (cecochat.v1.SessionTokens.$Properties|null);
            static create(properties: cecochat.v1.SignUpResponse.$Shape): cecochat.v1.SignUpResponse & cecochat.v1.SignUpResponse.$Shape;
            static create(properties?: cecochat.v1.SignUpResponse.$Properties): cecochat.v1.SignUpResponse;
            static encode(message: cecochat.v1.SignUpResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SignUpResponse & cecochat.v1.SignUpResponse.$Shape;
        }

        namespace SignUpResponse {
            interface $Properties {
                tokens?: (cecochat.v1.SessionTokens.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SignUpResponse.$Properties;
        }

        interface ISignInRequest extends cecochat.v1.SignInRequest.$Properties {
        }

        class SignInRequest {
            constructor(properties?: cecochat.v1.SignInRequest.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            password: string;
            label: string;
            static create(properties: cecochat.v1.SignInRequest.$Shape): cecochat.v1.SignInRequest & cecochat.v1.SignInRequest.$Shape;
            static create(properties?: cecochat.v1.SignInRequest.$Properties): cecochat.v1.SignInRequest;
            static encode(message: cecochat.v1.SignInRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SignInRequest & cecochat.v1.SignInRequest.$Shape;
        }

        namespace SignInRequest {
            interface $Properties {
                name?: (string|null);
                password?: (string|null);
                label?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SignInRequest.$Properties;
        }

        interface ISignInResponse extends cecochat.v1.SignInResponse.$Properties {
        }

        class SignInResponse {
            constructor(properties?: cecochat.v1.SignInResponse.$Properties);
            $unknowns?: Uint8Array[];
            tokens?: (cecochat.v1.SessionTokens.$Properties|null);
            static create(properties: cecochat.v1.SignInResponse.$Shape): cecochat.v1.SignInResponse & cecochat.v1.SignInResponse.$Shape;
            static create(properties?: cecochat.v1.SignInResponse.$Properties): cecochat.v1.SignInResponse;
            static encode(message: cecochat.v1.SignInResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SignInResponse & cecochat.v1.SignInResponse.$Shape;
        }

        namespace SignInResponse {
            interface $Properties {
                tokens?: (cecochat.v1.SessionTokens.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SignInResponse.$Properties;
        }

        interface IBeginSignInRequest extends cecochat.v1.BeginSignInRequest.$Properties {
        }

        class BeginSignInRequest {
            constructor(properties?: cecochat.v1.BeginSignInRequest.$Properties);
            $unknowns?: Uint8Array[];
            provider: string;
            redirectUri: string;
            label: string;
            static create(properties: cecochat.v1.BeginSignInRequest.$Shape): cecochat.v1.BeginSignInRequest & cecochat.v1.BeginSignInRequest.$Shape;
            static create(properties?: cecochat.v1.BeginSignInRequest.$Properties): cecochat.v1.BeginSignInRequest;
            static encode(message: cecochat.v1.BeginSignInRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.BeginSignInRequest & cecochat.v1.BeginSignInRequest.$Shape;
        }

        namespace BeginSignInRequest {
            interface $Properties {
                provider?: (string|null);
                redirectUri?: (string|null);
                label?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.BeginSignInRequest.$Properties;
        }

        interface IBeginSignInResponse extends cecochat.v1.BeginSignInResponse.$Properties {
        }

        class BeginSignInResponse {
            constructor(properties?: cecochat.v1.BeginSignInResponse.$Properties);
            $unknowns?: Uint8Array[];
            authorizationUrl: string;
            flow: string;
            static create(properties: cecochat.v1.BeginSignInResponse.$Shape): cecochat.v1.BeginSignInResponse & cecochat.v1.BeginSignInResponse.$Shape;
            static create(properties?: cecochat.v1.BeginSignInResponse.$Properties): cecochat.v1.BeginSignInResponse;
            static encode(message: cecochat.v1.BeginSignInResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.BeginSignInResponse & cecochat.v1.BeginSignInResponse.$Shape;
        }

        namespace BeginSignInResponse {
            interface $Properties {
                authorizationUrl?: (string|null);
                flow?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.BeginSignInResponse.$Properties;
        }

        interface ICompleteSignInRequest extends cecochat.v1.CompleteSignInRequest.$Properties {
        }

        class CompleteSignInRequest {
            constructor(properties?: cecochat.v1.CompleteSignInRequest.$Properties);
            $unknowns?: Uint8Array[];
            flow: string;
            redirectedTo: string;
            static create(properties: cecochat.v1.CompleteSignInRequest.$Shape): cecochat.v1.CompleteSignInRequest & cecochat.v1.CompleteSignInRequest.$Shape;
            static create(properties?: cecochat.v1.CompleteSignInRequest.$Properties): cecochat.v1.CompleteSignInRequest;
            static encode(message: cecochat.v1.CompleteSignInRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.CompleteSignInRequest & cecochat.v1.CompleteSignInRequest.$Shape;
        }

        namespace CompleteSignInRequest {
            interface $Properties {
                flow?: (string|null);
                redirectedTo?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.CompleteSignInRequest.$Properties;
        }

        interface ICompleteSignInResponse extends cecochat.v1.CompleteSignInResponse.$Properties {
        }

        class CompleteSignInResponse {
            constructor(properties?: cecochat.v1.CompleteSignInResponse.$Properties);
            $unknowns?: Uint8Array[];
            tokens?: (cecochat.v1.SessionTokens.$Properties|null);
            static create(properties: cecochat.v1.CompleteSignInResponse.$Shape): cecochat.v1.CompleteSignInResponse & cecochat.v1.CompleteSignInResponse.$Shape;
            static create(properties?: cecochat.v1.CompleteSignInResponse.$Properties): cecochat.v1.CompleteSignInResponse;
            static encode(message: cecochat.v1.CompleteSignInResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.CompleteSignInResponse & cecochat.v1.CompleteSignInResponse.$Shape;
        }

        namespace CompleteSignInResponse {
            interface $Properties {
                tokens?: (cecochat.v1.SessionTokens.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.CompleteSignInResponse.$Properties;
        }

        interface ISessionTokens extends cecochat.v1.SessionTokens.$Properties {
        }

        class SessionTokens {
            constructor(properties?: cecochat.v1.SessionTokens.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            name: string;
            sessionId: string;
            accessToken: string;
            accessExpiresAtMs: Long;
            refreshToken: string;
            refreshExpiresAtMs: Long;
            static create(properties: cecochat.v1.SessionTokens.$Shape): cecochat.v1.SessionTokens & cecochat.v1.SessionTokens.$Shape;
            static create(properties?: cecochat.v1.SessionTokens.$Properties): cecochat.v1.SessionTokens;
            static encode(message: cecochat.v1.SessionTokens.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SessionTokens & cecochat.v1.SessionTokens.$Shape;
        }

        namespace SessionTokens {
            interface $Properties {
                user?: (Long|null);
                name?: (string|null);
                sessionId?: (string|null);
                accessToken?: (string|null);
                accessExpiresAtMs?: (Long|null);
                refreshToken?: (string|null);
                refreshExpiresAtMs?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SessionTokens.$Properties;
        }

        interface IRefreshRequest extends cecochat.v1.RefreshRequest.$Properties {
        }

        class RefreshRequest {
            constructor(properties?: cecochat.v1.RefreshRequest.$Properties);
            $unknowns?: Uint8Array[];
            refreshToken: string;
            requestId: string;
            static create(properties: cecochat.v1.RefreshRequest.$Shape): cecochat.v1.RefreshRequest & cecochat.v1.RefreshRequest.$Shape;
            static create(properties?: cecochat.v1.RefreshRequest.$Properties): cecochat.v1.RefreshRequest;
            static encode(message: cecochat.v1.RefreshRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.RefreshRequest & cecochat.v1.RefreshRequest.$Shape;
        }

        namespace RefreshRequest {
            interface $Properties {
                refreshToken?: (string|null);
                requestId?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.RefreshRequest.$Properties;
        }

        interface IRefreshResponse extends cecochat.v1.RefreshResponse.$Properties {
        }

        class RefreshResponse {
            constructor(properties?: cecochat.v1.RefreshResponse.$Properties);
            $unknowns?: Uint8Array[];
            tokens?: (cecochat.v1.SessionTokens.$Properties|null);
            static create(properties: cecochat.v1.RefreshResponse.$Shape): cecochat.v1.RefreshResponse & cecochat.v1.RefreshResponse.$Shape;
            static create(properties?: cecochat.v1.RefreshResponse.$Properties): cecochat.v1.RefreshResponse;
            static encode(message: cecochat.v1.RefreshResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.RefreshResponse & cecochat.v1.RefreshResponse.$Shape;
        }

        namespace RefreshResponse {
            interface $Properties {
                tokens?: (cecochat.v1.SessionTokens.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.RefreshResponse.$Properties;
        }

        interface ISignOutRequest extends cecochat.v1.SignOutRequest.$Properties {
        }

        class SignOutRequest {
            constructor(properties?: cecochat.v1.SignOutRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.SignOutRequest.$Shape): cecochat.v1.SignOutRequest & cecochat.v1.SignOutRequest.$Shape;
            static create(properties?: cecochat.v1.SignOutRequest.$Properties): cecochat.v1.SignOutRequest;
            static encode(message: cecochat.v1.SignOutRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SignOutRequest & cecochat.v1.SignOutRequest.$Shape;
        }

        namespace SignOutRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SignOutRequest.$Properties;
        }

        interface ISignOutResponse extends cecochat.v1.SignOutResponse.$Properties {
        }

        class SignOutResponse {
            constructor(properties?: cecochat.v1.SignOutResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.SignOutResponse.$Shape): cecochat.v1.SignOutResponse & cecochat.v1.SignOutResponse.$Shape;
            static create(properties?: cecochat.v1.SignOutResponse.$Properties): cecochat.v1.SignOutResponse;
            static encode(message: cecochat.v1.SignOutResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SignOutResponse & cecochat.v1.SignOutResponse.$Shape;
        }

        namespace SignOutResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SignOutResponse.$Properties;
        }

        interface IListSessionsRequest extends cecochat.v1.ListSessionsRequest.$Properties {
        }

        class ListSessionsRequest {
            constructor(properties?: cecochat.v1.ListSessionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.ListSessionsRequest.$Shape): cecochat.v1.ListSessionsRequest & cecochat.v1.ListSessionsRequest.$Shape;
            static create(properties?: cecochat.v1.ListSessionsRequest.$Properties): cecochat.v1.ListSessionsRequest;
            static encode(message: cecochat.v1.ListSessionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListSessionsRequest & cecochat.v1.ListSessionsRequest.$Shape;
        }

        namespace ListSessionsRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListSessionsRequest.$Properties;
        }

        interface IListSessionsResponse extends cecochat.v1.ListSessionsResponse.$Properties {
        }

        class ListSessionsResponse {
            constructor(properties?: cecochat.v1.ListSessionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            sessions: cecochat.v1.Session.$Properties[];
            static create(properties: cecochat.v1.ListSessionsResponse.$Shape): cecochat.v1.ListSessionsResponse & cecochat.v1.ListSessionsResponse.$Shape;
            static create(properties?: cecochat.v1.ListSessionsResponse.$Properties): cecochat.v1.ListSessionsResponse;
            static encode(message: cecochat.v1.ListSessionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListSessionsResponse & cecochat.v1.ListSessionsResponse.$Shape;
        }

        namespace ListSessionsResponse {
            interface $Properties {
                sessions?: (cecochat.v1.Session.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListSessionsResponse.$Properties;
        }

        interface ISession extends cecochat.v1.Session.$Properties {
        }

        class Session {
            constructor(properties?: cecochat.v1.Session.$Properties);
            $unknowns?: Uint8Array[];
            sessionId: string;
            label: string;
            createdAtMs: Long;
            usedAtMs: Long;
            expiresAtMs: Long;
            current: boolean;
            static create(properties: cecochat.v1.Session.$Shape): cecochat.v1.Session & cecochat.v1.Session.$Shape;
            static create(properties?: cecochat.v1.Session.$Properties): cecochat.v1.Session;
            static encode(message: cecochat.v1.Session.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Session & cecochat.v1.Session.$Shape;
        }

        namespace Session {
            interface $Properties {
                sessionId?: (string|null);
                label?: (string|null);
                createdAtMs?: (Long|null);
                usedAtMs?: (Long|null);
                expiresAtMs?: (Long|null);
                current?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Session.$Properties;
        }

        interface IEndSessionRequest extends cecochat.v1.EndSessionRequest.$Properties {
        }

        class EndSessionRequest {
            constructor(properties?: cecochat.v1.EndSessionRequest.$Properties);
            $unknowns?: Uint8Array[];
            sessionId: string;
            static create(properties: cecochat.v1.EndSessionRequest.$Shape): cecochat.v1.EndSessionRequest & cecochat.v1.EndSessionRequest.$Shape;
            static create(properties?: cecochat.v1.EndSessionRequest.$Properties): cecochat.v1.EndSessionRequest;
            static encode(message: cecochat.v1.EndSessionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.EndSessionRequest & cecochat.v1.EndSessionRequest.$Shape;
        }

        namespace EndSessionRequest {
            interface $Properties {
                sessionId?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.EndSessionRequest.$Properties;
        }

        interface IEndSessionResponse extends cecochat.v1.EndSessionResponse.$Properties {
        }

        class EndSessionResponse {
            constructor(properties?: cecochat.v1.EndSessionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.EndSessionResponse.$Shape): cecochat.v1.EndSessionResponse & cecochat.v1.EndSessionResponse.$Shape;
            static create(properties?: cecochat.v1.EndSessionResponse.$Properties): cecochat.v1.EndSessionResponse;
            static encode(message: cecochat.v1.EndSessionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.EndSessionResponse & cecochat.v1.EndSessionResponse.$Shape;
        }

        namespace EndSessionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.EndSessionResponse.$Properties;
        }

        interface IChangePasswordRequest extends cecochat.v1.ChangePasswordRequest.$Properties {
        }

        class ChangePasswordRequest {
            constructor(properties?: cecochat.v1.ChangePasswordRequest.$Properties);
            $unknowns?: Uint8Array[];
            oldPassword: string;
            newPassword: string;
            static create(properties: cecochat.v1.ChangePasswordRequest.$Shape): cecochat.v1.ChangePasswordRequest & cecochat.v1.ChangePasswordRequest.$Shape;
            static create(properties?: cecochat.v1.ChangePasswordRequest.$Properties): cecochat.v1.ChangePasswordRequest;
            static encode(message: cecochat.v1.ChangePasswordRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangePasswordRequest & cecochat.v1.ChangePasswordRequest.$Shape;
        }

        namespace ChangePasswordRequest {
            interface $Properties {
                oldPassword?: (string|null);
                newPassword?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ChangePasswordRequest.$Properties;
        }

        interface IChangePasswordResponse extends cecochat.v1.ChangePasswordResponse.$Properties {
        }

        class ChangePasswordResponse {
            constructor(properties?: cecochat.v1.ChangePasswordResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.ChangePasswordResponse.$Shape): cecochat.v1.ChangePasswordResponse & cecochat.v1.ChangePasswordResponse.$Shape;
            static create(properties?: cecochat.v1.ChangePasswordResponse.$Properties): cecochat.v1.ChangePasswordResponse;
            static encode(message: cecochat.v1.ChangePasswordResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangePasswordResponse & cecochat.v1.ChangePasswordResponse.$Shape;
        }

        namespace ChangePasswordResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ChangePasswordResponse.$Properties;
        }

        interface IDeleteAccountRequest extends cecochat.v1.DeleteAccountRequest.$Properties {
        }

        class DeleteAccountRequest {
            constructor(properties?: cecochat.v1.DeleteAccountRequest.$Properties);
            $unknowns?: Uint8Array[];
            password: string;
            static create(properties: cecochat.v1.DeleteAccountRequest.$Shape): cecochat.v1.DeleteAccountRequest & cecochat.v1.DeleteAccountRequest.$Shape;
            static create(properties?: cecochat.v1.DeleteAccountRequest.$Properties): cecochat.v1.DeleteAccountRequest;
            static encode(message: cecochat.v1.DeleteAccountRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.DeleteAccountRequest & cecochat.v1.DeleteAccountRequest.$Shape;
        }

        namespace DeleteAccountRequest {
            interface $Properties {
                password?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.DeleteAccountRequest.$Properties;
        }

        interface IDeleteAccountResponse extends cecochat.v1.DeleteAccountResponse.$Properties {
        }

        class DeleteAccountResponse {
            constructor(properties?: cecochat.v1.DeleteAccountResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.DeleteAccountResponse.$Shape): cecochat.v1.DeleteAccountResponse & cecochat.v1.DeleteAccountResponse.$Shape;
            static create(properties?: cecochat.v1.DeleteAccountResponse.$Properties): cecochat.v1.DeleteAccountResponse;
            static encode(message: cecochat.v1.DeleteAccountResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.DeleteAccountResponse & cecochat.v1.DeleteAccountResponse.$Shape;
        }

        namespace DeleteAccountResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.DeleteAccountResponse.$Properties;
        }

        interface IProfile extends cecochat.v1.Profile.$Properties {
        }

        class Profile {
            constructor(properties?: cecochat.v1.Profile.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            name: string;
            displayName: string;
            statusText: string;
            version: Long;
            listed?: (boolean|null);
            hasPassword?: (boolean|null);
            static create(properties: cecochat.v1.Profile.$Shape): cecochat.v1.Profile & cecochat.v1.Profile.$Shape;
            static create(properties?: cecochat.v1.Profile.$Properties): cecochat.v1.Profile;
            static encode(message: cecochat.v1.Profile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Profile & cecochat.v1.Profile.$Shape;
        }

        namespace Profile {
            interface $Properties {
                user?: (Long|null);
                name?: (string|null);
                displayName?: (string|null);
                statusText?: (string|null);
                version?: (Long|null);
                listed?: (boolean|null);
                hasPassword?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Profile.$Properties;
        }

        interface IGetProfilesRequest extends cecochat.v1.GetProfilesRequest.$Properties {
        }

        class GetProfilesRequest {
            constructor(properties?: cecochat.v1.GetProfilesRequest.$Properties);
            $unknowns?: Uint8Array[];
            users: Long[];
            static create(properties: cecochat.v1.GetProfilesRequest.$Shape): cecochat.v1.GetProfilesRequest & cecochat.v1.GetProfilesRequest.$Shape;
            static create(properties?: cecochat.v1.GetProfilesRequest.$Properties): cecochat.v1.GetProfilesRequest;
            static encode(message: cecochat.v1.GetProfilesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetProfilesRequest & cecochat.v1.GetProfilesRequest.$Shape;
        }

        namespace GetProfilesRequest {
            interface $Properties {
                users?: (Long[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetProfilesRequest.$Properties;
        }

        interface IGetProfilesResponse extends cecochat.v1.GetProfilesResponse.$Properties {
        }

        class GetProfilesResponse {
            constructor(properties?: cecochat.v1.GetProfilesResponse.$Properties);
            $unknowns?: Uint8Array[];
            profiles: cecochat.v1.Profile.$Properties[];
            static create(properties: cecochat.v1.GetProfilesResponse.$Shape): cecochat.v1.GetProfilesResponse & cecochat.v1.GetProfilesResponse.$Shape;
            static create(properties?: cecochat.v1.GetProfilesResponse.$Properties): cecochat.v1.GetProfilesResponse;
            static encode(message: cecochat.v1.GetProfilesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetProfilesResponse & cecochat.v1.GetProfilesResponse.$Shape;
        }

        namespace GetProfilesResponse {
            interface $Properties {
                profiles?: (cecochat.v1.Profile.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetProfilesResponse.$Properties;
        }

        interface IUpdateProfileRequest extends cecochat.v1.UpdateProfileRequest.$Properties {
        }

        class UpdateProfileRequest {
            constructor(properties?: cecochat.v1.UpdateProfileRequest.$Properties);
            $unknowns?: Uint8Array[];
            displayName?: (string|null);
            statusText?: (string|null);
            listed?: (boolean|null);
            static create(properties: cecochat.v1.UpdateProfileRequest.$Shape): cecochat.v1.UpdateProfileRequest & cecochat.v1.UpdateProfileRequest.$Shape;
            static create(properties?: cecochat.v1.UpdateProfileRequest.$Properties): cecochat.v1.UpdateProfileRequest;
            static encode(message: cecochat.v1.UpdateProfileRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.UpdateProfileRequest & cecochat.v1.UpdateProfileRequest.$Shape;
        }

        namespace UpdateProfileRequest {
            interface $Properties {
                displayName?: (string|null);
                statusText?: (string|null);
                listed?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.UpdateProfileRequest.$Properties;
        }

        interface IUpdateProfileResponse extends cecochat.v1.UpdateProfileResponse.$Properties {
        }

        class UpdateProfileResponse {
            constructor(properties?: cecochat.v1.UpdateProfileResponse.$Properties);
            $unknowns?: Uint8Array[];
            profile?: (cecochat.v1.Profile.$Properties|null);
            static create(properties: cecochat.v1.UpdateProfileResponse.$Shape): cecochat.v1.UpdateProfileResponse & cecochat.v1.UpdateProfileResponse.$Shape;
            static create(properties?: cecochat.v1.UpdateProfileResponse.$Properties): cecochat.v1.UpdateProfileResponse;
            static encode(message: cecochat.v1.UpdateProfileResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.UpdateProfileResponse & cecochat.v1.UpdateProfileResponse.$Shape;
        }

        namespace UpdateProfileResponse {
            interface $Properties {
                profile?: (cecochat.v1.Profile.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.UpdateProfileResponse.$Properties;
        }

        interface IFindUsersRequest extends cecochat.v1.FindUsersRequest.$Properties {
        }

        class FindUsersRequest {
            constructor(properties?: cecochat.v1.FindUsersRequest.$Properties);
            $unknowns?: Uint8Array[];
            prefix: string;
            count: number;
            static create(properties: cecochat.v1.FindUsersRequest.$Shape): cecochat.v1.FindUsersRequest & cecochat.v1.FindUsersRequest.$Shape;
            static create(properties?: cecochat.v1.FindUsersRequest.$Properties): cecochat.v1.FindUsersRequest;
            static encode(message: cecochat.v1.FindUsersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.FindUsersRequest & cecochat.v1.FindUsersRequest.$Shape;
        }

        namespace FindUsersRequest {
            interface $Properties {
                prefix?: (string|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.FindUsersRequest.$Properties;
        }

        interface IFindUsersResponse extends cecochat.v1.FindUsersResponse.$Properties {
        }

        class FindUsersResponse {
            constructor(properties?: cecochat.v1.FindUsersResponse.$Properties);
            $unknowns?: Uint8Array[];
            profiles: cecochat.v1.Profile.$Properties[];
            static create(properties: cecochat.v1.FindUsersResponse.$Shape): cecochat.v1.FindUsersResponse & cecochat.v1.FindUsersResponse.$Shape;
            static create(properties?: cecochat.v1.FindUsersResponse.$Properties): cecochat.v1.FindUsersResponse;
            static encode(message: cecochat.v1.FindUsersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.FindUsersResponse & cecochat.v1.FindUsersResponse.$Shape;
        }

        namespace FindUsersResponse {
            interface $Properties {
                profiles?: (cecochat.v1.Profile.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.FindUsersResponse.$Properties;
        }

        interface IResolveNamesRequest extends cecochat.v1.ResolveNamesRequest.$Properties {
        }

        class ResolveNamesRequest {
            constructor(properties?: cecochat.v1.ResolveNamesRequest.$Properties);
            $unknowns?: Uint8Array[];
            names: string[];
            static create(properties: cecochat.v1.ResolveNamesRequest.$Shape): cecochat.v1.ResolveNamesRequest & cecochat.v1.ResolveNamesRequest.$Shape;
            static create(properties?: cecochat.v1.ResolveNamesRequest.$Properties): cecochat.v1.ResolveNamesRequest;
            static encode(message: cecochat.v1.ResolveNamesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ResolveNamesRequest & cecochat.v1.ResolveNamesRequest.$Shape;
        }

        namespace ResolveNamesRequest {
            interface $Properties {
                names?: (string[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ResolveNamesRequest.$Properties;
        }

        interface IResolveNamesResponse extends cecochat.v1.ResolveNamesResponse.$Properties {
        }

        class ResolveNamesResponse {
            constructor(properties?: cecochat.v1.ResolveNamesResponse.$Properties);
            $unknowns?: Uint8Array[];
            profiles: cecochat.v1.Profile.$Properties[];
            static create(properties: cecochat.v1.ResolveNamesResponse.$Shape): cecochat.v1.ResolveNamesResponse & cecochat.v1.ResolveNamesResponse.$Shape;
            static create(properties?: cecochat.v1.ResolveNamesResponse.$Properties): cecochat.v1.ResolveNamesResponse;
            static encode(message: cecochat.v1.ResolveNamesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ResolveNamesResponse & cecochat.v1.ResolveNamesResponse.$Shape;
        }

        namespace ResolveNamesResponse {
            interface $Properties {
                profiles?: (cecochat.v1.Profile.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ResolveNamesResponse.$Properties;
        }

        interface IChangeContactRequest extends cecochat.v1.ChangeContactRequest.$Properties {
        }

        class ChangeContactRequest {
            constructor(properties?: cecochat.v1.ChangeContactRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            change: cecochat.v1.ContactChange;
            static create(properties: cecochat.v1.ChangeContactRequest.$Shape): cecochat.v1.ChangeContactRequest & cecochat.v1.ChangeContactRequest.$Shape;
            static create(properties?: cecochat.v1.ChangeContactRequest.$Properties): cecochat.v1.ChangeContactRequest;
            static encode(message: cecochat.v1.ChangeContactRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangeContactRequest & cecochat.v1.ChangeContactRequest.$Shape;
        }

        namespace ChangeContactRequest {
            interface $Properties {
                user?: (Long|null);
                change?: (cecochat.v1.ContactChange|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ChangeContactRequest.$Properties;
        }

        enum ContactChange {
            CONTACT_CHANGE_UNSPECIFIED = 0,
            CONTACT_CHANGE_INVITE = 1,
            CONTACT_CHANGE_ACCEPT = 2,
            CONTACT_CHANGE_DECLINE = 3,
            CONTACT_CHANGE_CANCEL = 4,
            CONTACT_CHANGE_REMOVE = 5
        }

        interface IChangeContactResponse extends cecochat.v1.ChangeContactResponse.$Properties {
        }

        class ChangeContactResponse {
            constructor(properties?: cecochat.v1.ChangeContactResponse.$Properties);
            $unknowns?: Uint8Array[];
            state: cecochat.v1.ContactState;
            static create(properties: cecochat.v1.ChangeContactResponse.$Shape): cecochat.v1.ChangeContactResponse & cecochat.v1.ChangeContactResponse.$Shape;
            static create(properties?: cecochat.v1.ChangeContactResponse.$Properties): cecochat.v1.ChangeContactResponse;
            static encode(message: cecochat.v1.ChangeContactResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangeContactResponse & cecochat.v1.ChangeContactResponse.$Shape;
        }

        namespace ChangeContactResponse {
            interface $Properties {
                state?: (cecochat.v1.ContactState|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ChangeContactResponse.$Properties;
        }

        enum ContactState {
            CONTACT_STATE_UNSPECIFIED = 0,
            CONTACT_STATE_INVITED = 1,
            CONTACT_STATE_INVITATION = 2,
            CONTACT_STATE_CONTACT = 3
        }

        interface IListContactsRequest extends cecochat.v1.ListContactsRequest.$Properties {
        }

        class ListContactsRequest {
            constructor(properties?: cecochat.v1.ListContactsRequest.$Properties);
            $unknowns?: Uint8Array[];
            after: Long;
            count: number;
            static create(properties: cecochat.v1.ListContactsRequest.$Shape): cecochat.v1.ListContactsRequest & cecochat.v1.ListContactsRequest.$Shape;
            static create(properties?: cecochat.v1.ListContactsRequest.$Properties): cecochat.v1.ListContactsRequest;
            static encode(message: cecochat.v1.ListContactsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListContactsRequest & cecochat.v1.ListContactsRequest.$Shape;
        }

        namespace ListContactsRequest {
            interface $Properties {
                after?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListContactsRequest.$Properties;
        }

        interface IListContactsResponse extends cecochat.v1.ListContactsResponse.$Properties {
        }

        class ListContactsResponse {
            constructor(properties?: cecochat.v1.ListContactsResponse.$Properties);
            $unknowns?: Uint8Array[];
            contacts: cecochat.v1.Contact.$Properties[];
            nextAfter: Long;
            static create(properties: cecochat.v1.ListContactsResponse.$Shape): cecochat.v1.ListContactsResponse & cecochat.v1.ListContactsResponse.$Shape;
            static create(properties?: cecochat.v1.ListContactsResponse.$Properties): cecochat.v1.ListContactsResponse;
            static encode(message: cecochat.v1.ListContactsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListContactsResponse & cecochat.v1.ListContactsResponse.$Shape;
        }

        namespace ListContactsResponse {
            interface $Properties {
                contacts?: (cecochat.v1.Contact.$Properties[]|null);
                nextAfter?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListContactsResponse.$Properties;
        }

        interface IContact extends cecochat.v1.Contact.$Properties {
        }

        class Contact {
            constructor(properties?: cecochat.v1.Contact.$Properties);
            $unknowns?: Uint8Array[];
            profile?: (cecochat.v1.Profile.$Properties|null);
            state: cecochat.v1.ContactState;
            sinceMs: Long;
            static create(properties: cecochat.v1.Contact.$Shape): cecochat.v1.Contact & cecochat.v1.Contact.$Shape;
            static create(properties?: cecochat.v1.Contact.$Properties): cecochat.v1.Contact;
            static encode(message: cecochat.v1.Contact.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Contact & cecochat.v1.Contact.$Shape;
        }

        namespace Contact {
            interface $Properties {
                profile?: (cecochat.v1.Profile.$Properties|null);
                state?: (cecochat.v1.ContactState|null);
                sinceMs?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Contact.$Properties;
        }

        interface ISetBlockedRequest extends cecochat.v1.SetBlockedRequest.$Properties {
        }

        class SetBlockedRequest {
            constructor(properties?: cecochat.v1.SetBlockedRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            blocked: boolean;
            static create(properties: cecochat.v1.SetBlockedRequest.$Shape): cecochat.v1.SetBlockedRequest & cecochat.v1.SetBlockedRequest.$Shape;
            static create(properties?: cecochat.v1.SetBlockedRequest.$Properties): cecochat.v1.SetBlockedRequest;
            static encode(message: cecochat.v1.SetBlockedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SetBlockedRequest & cecochat.v1.SetBlockedRequest.$Shape;
        }

        namespace SetBlockedRequest {
            interface $Properties {
                user?: (Long|null);
                blocked?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SetBlockedRequest.$Properties;
        }

        interface ISetBlockedResponse extends cecochat.v1.SetBlockedResponse.$Properties {
        }

        class SetBlockedResponse {
            constructor(properties?: cecochat.v1.SetBlockedResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.SetBlockedResponse.$Shape): cecochat.v1.SetBlockedResponse & cecochat.v1.SetBlockedResponse.$Shape;
            static create(properties?: cecochat.v1.SetBlockedResponse.$Properties): cecochat.v1.SetBlockedResponse;
            static encode(message: cecochat.v1.SetBlockedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SetBlockedResponse & cecochat.v1.SetBlockedResponse.$Shape;
        }

        namespace SetBlockedResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SetBlockedResponse.$Properties;
        }

        interface IListBlockedRequest extends cecochat.v1.ListBlockedRequest.$Properties {
        }

        class ListBlockedRequest {
            constructor(properties?: cecochat.v1.ListBlockedRequest.$Properties);
            $unknowns?: Uint8Array[];
            after: Long;
            count: number;
            static create(properties: cecochat.v1.ListBlockedRequest.$Shape): cecochat.v1.ListBlockedRequest & cecochat.v1.ListBlockedRequest.$Shape;
            static create(properties?: cecochat.v1.ListBlockedRequest.$Properties): cecochat.v1.ListBlockedRequest;
            static encode(message: cecochat.v1.ListBlockedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListBlockedRequest & cecochat.v1.ListBlockedRequest.$Shape;
        }

        namespace ListBlockedRequest {
            interface $Properties {
                after?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListBlockedRequest.$Properties;
        }

        interface IListBlockedResponse extends cecochat.v1.ListBlockedResponse.$Properties {
        }

        class ListBlockedResponse {
            constructor(properties?: cecochat.v1.ListBlockedResponse.$Properties);
            $unknowns?: Uint8Array[];
            profiles: cecochat.v1.Profile.$Properties[];
            nextAfter: Long;
            static create(properties: cecochat.v1.ListBlockedResponse.$Shape): cecochat.v1.ListBlockedResponse & cecochat.v1.ListBlockedResponse.$Shape;
            static create(properties?: cecochat.v1.ListBlockedResponse.$Properties): cecochat.v1.ListBlockedResponse;
            static encode(message: cecochat.v1.ListBlockedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListBlockedResponse & cecochat.v1.ListBlockedResponse.$Shape;
        }

        namespace ListBlockedResponse {
            interface $Properties {
                profiles?: (cecochat.v1.Profile.$Properties[]|null);
                nextAfter?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListBlockedResponse.$Properties;
        }

        interface ISetSuspendedRequest extends cecochat.v1.SetSuspendedRequest.$Properties {
        }

        class SetSuspendedRequest {
            constructor(properties?: cecochat.v1.SetSuspendedRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            suspended: boolean;
            reason: string;
            static create(properties: cecochat.v1.SetSuspendedRequest.$Shape): cecochat.v1.SetSuspendedRequest & cecochat.v1.SetSuspendedRequest.$Shape;
            static create(properties?: cecochat.v1.SetSuspendedRequest.$Properties): cecochat.v1.SetSuspendedRequest;
            static encode(message: cecochat.v1.SetSuspendedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SetSuspendedRequest & cecochat.v1.SetSuspendedRequest.$Shape;
        }

        namespace SetSuspendedRequest {
            interface $Properties {
                user?: (Long|null);
                suspended?: (boolean|null);
                reason?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SetSuspendedRequest.$Properties;
        }

        interface ISetSuspendedResponse extends cecochat.v1.SetSuspendedResponse.$Properties {
        }

        class SetSuspendedResponse {
            constructor(properties?: cecochat.v1.SetSuspendedResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.SetSuspendedResponse.$Shape): cecochat.v1.SetSuspendedResponse & cecochat.v1.SetSuspendedResponse.$Shape;
            static create(properties?: cecochat.v1.SetSuspendedResponse.$Properties): cecochat.v1.SetSuspendedResponse;
            static encode(message: cecochat.v1.SetSuspendedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SetSuspendedResponse & cecochat.v1.SetSuspendedResponse.$Shape;
        }

        namespace SetSuspendedResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SetSuspendedResponse.$Properties;
        }

        interface IEndSessionsRequest extends cecochat.v1.EndSessionsRequest.$Properties {
        }

        class EndSessionsRequest {
            constructor(properties?: cecochat.v1.EndSessionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            reason: string;
            static create(properties: cecochat.v1.EndSessionsRequest.$Shape): cecochat.v1.EndSessionsRequest & cecochat.v1.EndSessionsRequest.$Shape;
            static create(properties?: cecochat.v1.EndSessionsRequest.$Properties): cecochat.v1.EndSessionsRequest;
            static encode(message: cecochat.v1.EndSessionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.EndSessionsRequest & cecochat.v1.EndSessionsRequest.$Shape;
        }

        namespace EndSessionsRequest {
            interface $Properties {
                user?: (Long|null);
                reason?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.EndSessionsRequest.$Properties;
        }

        interface IEndSessionsResponse extends cecochat.v1.EndSessionsResponse.$Properties {
        }

        class EndSessionsResponse {
            constructor(properties?: cecochat.v1.EndSessionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.EndSessionsResponse.$Shape): cecochat.v1.EndSessionsResponse & cecochat.v1.EndSessionsResponse.$Shape;
            static create(properties?: cecochat.v1.EndSessionsResponse.$Properties): cecochat.v1.EndSessionsResponse;
            static encode(message: cecochat.v1.EndSessionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.EndSessionsResponse & cecochat.v1.EndSessionsResponse.$Shape;
        }

        namespace EndSessionsResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.EndSessionsResponse.$Properties;
        }

        interface IResetPasswordRequest extends cecochat.v1.ResetPasswordRequest.$Properties {
        }

        class ResetPasswordRequest {
            constructor(properties?: cecochat.v1.ResetPasswordRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            reason: string;
            static create(properties: cecochat.v1.ResetPasswordRequest.$Shape): cecochat.v1.ResetPasswordRequest & cecochat.v1.ResetPasswordRequest.$Shape;
            static create(properties?: cecochat.v1.ResetPasswordRequest.$Properties): cecochat.v1.ResetPasswordRequest;
            static encode(message: cecochat.v1.ResetPasswordRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ResetPasswordRequest & cecochat.v1.ResetPasswordRequest.$Shape;
        }

        namespace ResetPasswordRequest {
            interface $Properties {
                user?: (Long|null);
                reason?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ResetPasswordRequest.$Properties;
        }

        interface IResetPasswordResponse extends cecochat.v1.ResetPasswordResponse.$Properties {
        }

        class ResetPasswordResponse {
            constructor(properties?: cecochat.v1.ResetPasswordResponse.$Properties);
            $unknowns?: Uint8Array[];
            password: string;
            static create(properties: cecochat.v1.ResetPasswordResponse.$Shape): cecochat.v1.ResetPasswordResponse & cecochat.v1.ResetPasswordResponse.$Shape;
            static create(properties?: cecochat.v1.ResetPasswordResponse.$Properties): cecochat.v1.ResetPasswordResponse;
            static encode(message: cecochat.v1.ResetPasswordResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ResetPasswordResponse & cecochat.v1.ResetPasswordResponse.$Shape;
        }

        namespace ResetPasswordResponse {
            interface $Properties {
                password?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ResetPasswordResponse.$Properties;
        }

        enum Role {
            ROLE_UNSPECIFIED = 0,
            ROLE_ADMIN = 1
        }

        interface ISetRoleRequest extends cecochat.v1.SetRoleRequest.$Properties {
        }

        class SetRoleRequest {
            constructor(properties?: cecochat.v1.SetRoleRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            role: cecochat.v1.Role;
            reason: string;
            static create(properties: cecochat.v1.SetRoleRequest.$Shape): cecochat.v1.SetRoleRequest & cecochat.v1.SetRoleRequest.$Shape;
            static create(properties?: cecochat.v1.SetRoleRequest.$Properties): cecochat.v1.SetRoleRequest;
            static encode(message: cecochat.v1.SetRoleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SetRoleRequest & cecochat.v1.SetRoleRequest.$Shape;
        }

        namespace SetRoleRequest {
            interface $Properties {
                user?: (Long|null);
                role?: (cecochat.v1.Role|null);
                reason?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SetRoleRequest.$Properties;
        }

        interface ISetRoleResponse extends cecochat.v1.SetRoleResponse.$Properties {
        }

        class SetRoleResponse {
            constructor(properties?: cecochat.v1.SetRoleResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.SetRoleResponse.$Shape): cecochat.v1.SetRoleResponse & cecochat.v1.SetRoleResponse.$Shape;
            static create(properties?: cecochat.v1.SetRoleResponse.$Properties): cecochat.v1.SetRoleResponse;
            static encode(message: cecochat.v1.SetRoleResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SetRoleResponse & cecochat.v1.SetRoleResponse.$Shape;
        }

        namespace SetRoleResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SetRoleResponse.$Properties;
        }

        interface IListActsRequest extends cecochat.v1.ListActsRequest.$Properties {
        }

        class ListActsRequest {
            constructor(properties?: cecochat.v1.ListActsRequest.$Properties);
            $unknowns?: Uint8Array[];
            before: string;
            count: number;
            static create(properties: cecochat.v1.ListActsRequest.$Shape): cecochat.v1.ListActsRequest & cecochat.v1.ListActsRequest.$Shape;
            static create(properties?: cecochat.v1.ListActsRequest.$Properties): cecochat.v1.ListActsRequest;
            static encode(message: cecochat.v1.ListActsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListActsRequest & cecochat.v1.ListActsRequest.$Shape;
        }

        namespace ListActsRequest {
            interface $Properties {
                before?: (string|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListActsRequest.$Properties;
        }

        interface IListActsResponse extends cecochat.v1.ListActsResponse.$Properties {
        }

        class ListActsResponse {
            constructor(properties?: cecochat.v1.ListActsResponse.$Properties);
            $unknowns?: Uint8Array[];
            acts: cecochat.v1.Act.$Properties[];
            nextBefore: string;
            static create(properties: cecochat.v1.ListActsResponse.$Shape): cecochat.v1.ListActsResponse & cecochat.v1.ListActsResponse.$Shape;
            static create(properties?: cecochat.v1.ListActsResponse.$Properties): cecochat.v1.ListActsResponse;
            static encode(message: cecochat.v1.ListActsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListActsResponse & cecochat.v1.ListActsResponse.$Shape;
        }

        namespace ListActsResponse {
            interface $Properties {
                acts?: (cecochat.v1.Act.$Properties[]|null);
                nextBefore?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListActsResponse.$Properties;
        }

        interface IAct extends cecochat.v1.Act.$Properties {
        }

        class Act {
            constructor(properties?: cecochat.v1.Act.$Properties);
            $unknowns?: Uint8Array[];
            id: string;
            atMs: Long;
            admin: Long;
            act: string;
            user: Long;
            reason: string;
            static create(properties: cecochat.v1.Act.$Shape): cecochat.v1.Act & cecochat.v1.Act.$Shape;
            static create(properties?: cecochat.v1.Act.$Properties): cecochat.v1.Act;
            static encode(message: cecochat.v1.Act.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Act & cecochat.v1.Act.$Shape;
        }

        namespace Act {
            interface $Properties {
                id?: (string|null);
                atMs?: (Long|null);
                admin?: (Long|null);
                act?: (string|null);
                user?: (Long|null);
                reason?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Act.$Properties;
        }

        interface IGetKeysRequest extends cecochat.v1.GetKeysRequest.$Properties {
        }

        class GetKeysRequest {
            constructor(properties?: cecochat.v1.GetKeysRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.GetKeysRequest.$Shape): cecochat.v1.GetKeysRequest & cecochat.v1.GetKeysRequest.$Shape;
            static create(properties?: cecochat.v1.GetKeysRequest.$Properties): cecochat.v1.GetKeysRequest;
            static encode(message: cecochat.v1.GetKeysRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetKeysRequest & cecochat.v1.GetKeysRequest.$Shape;
        }

        namespace GetKeysRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetKeysRequest.$Properties;
        }

        interface IGetKeysResponse extends cecochat.v1.GetKeysResponse.$Properties {
        }

        class GetKeysResponse {
            constructor(properties?: cecochat.v1.GetKeysResponse.$Properties);
            $unknowns?: Uint8Array[];
            jwks: string;
            static create(properties: cecochat.v1.GetKeysResponse.$Shape): cecochat.v1.GetKeysResponse & cecochat.v1.GetKeysResponse.$Shape;
            static create(properties?: cecochat.v1.GetKeysResponse.$Properties): cecochat.v1.GetKeysResponse;
            static encode(message: cecochat.v1.GetKeysResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetKeysResponse & cecochat.v1.GetKeysResponse.$Shape;
        }

        namespace GetKeysResponse {
            interface $Properties {
                jwks?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetKeysResponse.$Properties;
        }

        interface ILookupRequest extends cecochat.v1.LookupRequest.$Properties {
        }

        class LookupRequest {
            constructor(properties?: cecochat.v1.LookupRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.LookupRequest.$Shape): cecochat.v1.LookupRequest & cecochat.v1.LookupRequest.$Shape;
            static create(properties?: cecochat.v1.LookupRequest.$Properties): cecochat.v1.LookupRequest;
            static encode(message: cecochat.v1.LookupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.LookupRequest & cecochat.v1.LookupRequest.$Shape;
        }

        namespace LookupRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.LookupRequest.$Properties;
        }

        interface ILookupResponse extends cecochat.v1.LookupResponse.$Properties {
        }

        class LookupResponse {
            constructor(properties?: cecochat.v1.LookupResponse.$Properties);
            $unknowns?: Uint8Array[];
            address: string;
            partition: number;
            partitionCount: number;
            epoch: Long;
            historyAddress: string;
            webSocketAddress: string;
            groupsAddress: string;
            static create(properties: cecochat.v1.LookupResponse.$Shape): cecochat.v1.LookupResponse & cecochat.v1.LookupResponse.$Shape;
            static create(properties?: cecochat.v1.LookupResponse.$Properties): cecochat.v1.LookupResponse;
            static encode(message: cecochat.v1.LookupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.LookupResponse & cecochat.v1.LookupResponse.$Shape;
        }

        namespace LookupResponse {
            interface $Properties {
                address?: (string|null);
                partition?: (number|null);
                partitionCount?: (number|null);
                epoch?: (Long|null);
                historyAddress?: (string|null);
                webSocketAddress?: (string|null);
                groupsAddress?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.LookupResponse.$Properties;
        }

        interface IEvent extends cecochat.v1.Event.$Properties {
        }

        class Event {
            constructor(properties?: cecochat.v1.Event.$Properties);
            $unknowns?: Uint8Array[];
            messageId: Long;
            sender: Long;
            device: string;
            sequence: Long;
            receiver?: (Long|null);
            group?: (Long|null);
            lineage: Long;
            seq: Long;
            n: Long;
            text?: (cecochat.v1.Text.$Properties|null);
            groupChanged?: (cecochat.v1.GroupChanged.$Properties|null);
            edit?: (cecochat.v1.Edit.$Properties|null);
            deletion?: (cecochat.v1.Deletion.$Properties|null);
            reaction?: (cecochat.v1.Reaction.$Properties|null);
            conversationSettings?: (cecochat.v1.ConversationSettings.$Properties|null);
            userSettings?: (cecochat.v1.UserSettings.$Properties|null);
            target?: ("receiver"|"group");
            body?: ("text"|"groupChanged"|"edit"|"deletion"|"reaction"|"conversationSettings"|"userSettings");
            static create(properties: cecochat.v1.Event.$Shape): cecochat.v1.Event & cecochat.v1.Event.$Shape;
            static create(properties?: cecochat.v1.Event.$Properties): cecochat.v1.Event;
            static encode(message: cecochat.v1.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Event & cecochat.v1.Event.$Shape;
        }

        namespace Event {
            interface $Properties {
                messageId?: (Long|null);
                sender?: (Long|null);
                device?: (string|null);
                sequence?: (Long|null);
                receiver?: (Long|null);
                group?: (Long|null);
                lineage?: (Long|null);
                seq?: (Long|null);
                n?: (Long|null);
                text?: (cecochat.v1.Text.$Properties|null);
                groupChanged?: (cecochat.v1.GroupChanged.$Properties|null);
                edit?: (cecochat.v1.Edit.$Properties|null);
                deletion?: (cecochat.v1.Deletion.$Properties|null);
                reaction?: (cecochat.v1.Reaction.$Properties|null);
                conversationSettings?: (cecochat.v1.ConversationSettings.$Properties|null);
                userSettings?: (cecochat.v1.UserSettings.$Properties|null);
                target?: ("receiver"|"group");
                body?: ("text"|"groupChanged"|"edit"|"deletion"|"reaction"|"conversationSettings"|"userSettings");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              messageId?: Long|null;
              sender?: Long|null;
              device?: string|null;
              sequence?: Long|null;
              receiver?: Long|null;
              group?: Long|null;
              lineage?: Long|null;
              seq?: Long|null;
              n?: Long|null;
              text?: cecochat.v1.Text.$Shape|null;
              groupChanged?: cecochat.v1.GroupChanged.$Shape|null;
              edit?: cecochat.v1.Edit.$Shape|null;
              deletion?: cecochat.v1.Deletion.$Shape|null;
              reaction?: cecochat.v1.Reaction.$Shape|null;
              conversationSettings?: cecochat.v1.ConversationSettings.$Shape|null;
              userSettings?: cecochat.v1.UserSettings.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
            ) & (
              ({ body?: undefined; text?: null; groupChanged?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape; groupChanged?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "groupChanged"; text?: null; groupChanged: cecochat.v1.GroupChanged.$Shape; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "edit"; text?: null; groupChanged?: null; edit: cecochat.v1.Edit.$Shape; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "deletion"; text?: null; groupChanged?: null; edit?: null; deletion: cecochat.v1.Deletion.$Shape; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "reaction"; text?: null; groupChanged?: null; edit?: null; deletion?: null; reaction: cecochat.v1.Reaction.$Shape; conversationSettings?: null; userSettings?: null }|{ body?: "conversationSettings"; text?: null; groupChanged?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings: cecochat.v1.ConversationSettings.$Shape; userSettings?: null }|{ body?: "userSettings"; text?: null; groupChanged?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings: cecochat.v1.UserSettings.$Shape })
            );
        }

        interface IText extends cecochat.v1.Text.$Properties {
        }

        class Text {
            constructor(properties?: cecochat.v1.Text.$Properties);
            $unknowns?: Uint8Array[];
            text: string;
            replyTo?: (cecochat.v1.MessageRef.$Properties|null);
            static create(properties: cecochat.v1.Text.$Shape): cecochat.v1.Text & cecochat.v1.Text.$Shape;
            static create(properties?: cecochat.v1.Text.$Properties): cecochat.v1.Text;
            static encode(message: cecochat.v1.Text.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Text & cecochat.v1.Text.$Shape;
        }

        namespace Text {
            interface $Properties {
                text?: (string|null);
                replyTo?: (cecochat.v1.MessageRef.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Text.$Properties;
        }

        interface IMessageRef extends cecochat.v1.MessageRef.$Properties {
        }

        class MessageRef {
            constructor(properties?: cecochat.v1.MessageRef.$Properties);
            $unknowns?: Uint8Array[];
            messageId: Long;
            seq: Long;
            author: Long;
            static create(properties: cecochat.v1.MessageRef.$Shape): cecochat.v1.MessageRef & cecochat.v1.MessageRef.$Shape;
            static create(properties?: cecochat.v1.MessageRef.$Properties): cecochat.v1.MessageRef;
            static encode(message: cecochat.v1.MessageRef.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.MessageRef & cecochat.v1.MessageRef.$Shape;
        }

        namespace MessageRef {
            interface $Properties {
                messageId?: (Long|null);
                seq?: (Long|null);
                author?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.MessageRef.$Properties;
        }

        interface IEdit extends cecochat.v1.Edit.$Properties {
        }

        class Edit {
            constructor(properties?: cecochat.v1.Edit.$Properties);
            $unknowns?: Uint8Array[];
            message?: (cecochat.v1.MessageRef.$Properties|null);
            text: string;
            static create(properties: cecochat.v1.Edit.$Shape): cecochat.v1.Edit & cecochat.v1.Edit.$Shape;
            static create(properties?: cecochat.v1.Edit.$Properties): cecochat.v1.Edit;
            static encode(message: cecochat.v1.Edit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Edit & cecochat.v1.Edit.$Shape;
        }

        namespace Edit {
            interface $Properties {
                message?: (cecochat.v1.MessageRef.$Properties|null);
                text?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Edit.$Properties;
        }

        interface IDeletion extends cecochat.v1.Deletion.$Properties {
        }

        class Deletion {
            constructor(properties?: cecochat.v1.Deletion.$Properties);
            $unknowns?: Uint8Array[];
            message?: (cecochat.v1.MessageRef.$Properties|null);
            static create(properties: cecochat.v1.Deletion.$Shape): cecochat.v1.Deletion & cecochat.v1.Deletion.$Shape;
            static create(properties?: cecochat.v1.Deletion.$Properties): cecochat.v1.Deletion;
            static encode(message: cecochat.v1.Deletion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Deletion & cecochat.v1.Deletion.$Shape;
        }

        namespace Deletion {
            interface $Properties {
                message?: (cecochat.v1.MessageRef.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Deletion.$Properties;
        }

        interface IReaction extends cecochat.v1.Reaction.$Properties {
        }

        class Reaction {
            constructor(properties?: cecochat.v1.Reaction.$Properties);
            $unknowns?: Uint8Array[];
            message?: (cecochat.v1.MessageRef.$Properties|null);
            emoji: string;
            set: boolean;
            static create(properties: cecochat.v1.Reaction.$Shape): cecochat.v1.Reaction & cecochat.v1.Reaction.$Shape;
            static create(properties?: cecochat.v1.Reaction.$Properties): cecochat.v1.Reaction;
            static encode(message: cecochat.v1.Reaction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Reaction & cecochat.v1.Reaction.$Shape;
        }

        namespace Reaction {
            interface $Properties {
                message?: (cecochat.v1.MessageRef.$Properties|null);
                emoji?: (string|null);
                set?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Reaction.$Properties;
        }

        interface IConversationSettings extends cecochat.v1.ConversationSettings.$Properties {
        }

        class ConversationSettings {
            constructor(properties?: cecochat.v1.ConversationSettings.$Properties);
            $unknowns?: Uint8Array[];
            other?: (Long|null);
            group?: (Long|null);
            mutedUntil?: (Long|null);
            pinned?: (boolean|null);
            archived?: (boolean|null);
            markedUnread?: (boolean|null);
            conversation?: ("other"|"group");
            static create(properties: cecochat.v1.ConversationSettings.$Shape): cecochat.v1.ConversationSettings & cecochat.v1.ConversationSettings.$Shape;
            static create(properties?: cecochat.v1.ConversationSettings.$Properties): cecochat.v1.ConversationSettings;
            static encode(message: cecochat.v1.ConversationSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ConversationSettings & cecochat.v1.ConversationSettings.$Shape;
        }

        namespace ConversationSettings {
            interface $Properties {
                other?: (Long|null);
                group?: (Long|null);
                mutedUntil?: (Long|null);
                pinned?: (boolean|null);
                archived?: (boolean|null);
                markedUnread?: (boolean|null);
                conversation?: ("other"|"group");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              other?: Long|null;
              group?: Long|null;
              mutedUntil?: Long|null;
              pinned?: boolean|null;
              archived?: boolean|null;
              markedUnread?: boolean|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ conversation?: undefined; other?: null; group?: null }|{ conversation?: "other"; other: Long; group?: null }|{ conversation?: "group"; other?: null; group: Long })
            );
        }

        interface IUserSettings extends cecochat.v1.UserSettings.$Properties {
        }

        class UserSettings {
            constructor(properties?: cecochat.v1.UserSettings.$Properties);
            $unknowns?: Uint8Array[];
            privateReceipts?: (boolean|null);
            static create(properties: cecochat.v1.UserSettings.$Shape): cecochat.v1.UserSettings & cecochat.v1.UserSettings.$Shape;
            static create(properties?: cecochat.v1.UserSettings.$Properties): cecochat.v1.UserSettings;
            static encode(message: cecochat.v1.UserSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.UserSettings & cecochat.v1.UserSettings.$Shape;
        }

        namespace UserSettings {
            interface $Properties {
                privateReceipts?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.UserSettings.$Properties;
        }

        interface IGroupChanged extends cecochat.v1.GroupChanged.$Properties {
        }

        class GroupChanged {
            constructor(properties?: cecochat.v1.GroupChanged.$Properties);
            $unknowns?: Uint8Array[];
            created?: (cecochat.v1.CreateGroup.$Properties|null);
            renamed?: (cecochat.v1.RenameGroup.$Properties|null);
            described?: (cecochat.v1.DescribeGroup.$Properties|null);
            configured?: (cecochat.v1.GroupSettings.$Properties|null);
            invited?: (cecochat.v1.OfUser.$Properties|null);
            joined?: (cecochat.v1.JoinGroup.$Properties|null);
            askedToJoin?: (cecochat.v1.JoinGroup.$Properties|null);
            declined?: (cecochat.v1.OfUser.$Properties|null);
            left?: (cecochat.v1.LeaveGroup.$Properties|null);
            added?: (cecochat.v1.OfUsers.$Properties|null);
            removed?: (cecochat.v1.OfUsers.$Properties|null);
            banned?: (cecochat.v1.OfUser.$Properties|null);
            unbanned?: (cecochat.v1.OfUser.$Properties|null);
            roleChanged?: (cecochat.v1.ChangeRole.$Properties|null);
            transferred?: (cecochat.v1.OfUser.$Properties|null);
            change?: ("created"|"renamed"|"described"|"configured"|"invited"|"joined"|"askedToJoin"|"declined"|"left"|"added"|"removed"|"banned"|"unbanned"|"roleChanged"|"transferred");
            static create(properties: cecochat.v1.GroupChanged.$Shape): cecochat.v1.GroupChanged & cecochat.v1.GroupChanged.$Shape;
            static create(properties?: cecochat.v1.GroupChanged.$Properties): cecochat.v1.GroupChanged;
            static encode(message: cecochat.v1.GroupChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupChanged & cecochat.v1.GroupChanged.$Shape;
        }

        namespace GroupChanged {
            interface $Properties {
                created?: (cecochat.v1.CreateGroup.$Properties|null);
                renamed?: (cecochat.v1.RenameGroup.$Properties|null);
                described?: (cecochat.v1.DescribeGroup.$Properties|null);
                configured?: (cecochat.v1.GroupSettings.$Properties|null);
                invited?: (cecochat.v1.OfUser.$Properties|null);
                joined?: (cecochat.v1.JoinGroup.$Properties|null);
                askedToJoin?: (cecochat.v1.JoinGroup.$Properties|null);
                declined?: (cecochat.v1.OfUser.$Properties|null);
                left?: (cecochat.v1.LeaveGroup.$Properties|null);
                added?: (cecochat.v1.OfUsers.$Properties|null);
                removed?: (cecochat.v1.OfUsers.$Properties|null);
                banned?: (cecochat.v1.OfUser.$Properties|null);
                unbanned?: (cecochat.v1.OfUser.$Properties|null);
                roleChanged?: (cecochat.v1.ChangeRole.$Properties|null);
                transferred?: (cecochat.v1.OfUser.$Properties|null);
                change?: ("created"|"renamed"|"described"|"configured"|"invited"|"joined"|"askedToJoin"|"declined"|"left"|"added"|"removed"|"banned"|"unbanned"|"roleChanged"|"transferred");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              created?: cecochat.v1.CreateGroup.$Shape|null;
              renamed?: cecochat.v1.RenameGroup.$Shape|null;
              described?: cecochat.v1.DescribeGroup.$Shape|null;
              configured?: cecochat.v1.GroupSettings.$Shape|null;
              invited?: cecochat.v1.OfUser.$Shape|null;
              joined?: cecochat.v1.JoinGroup.$Shape|null;
              askedToJoin?: cecochat.v1.JoinGroup.$Shape|null;
              declined?: cecochat.v1.OfUser.$Shape|null;
              left?: cecochat.v1.LeaveGroup.$Shape|null;
              added?: cecochat.v1.OfUsers.$Shape|null;
              removed?: cecochat.v1.OfUsers.$Shape|null;
              banned?: cecochat.v1.OfUser.$Shape|null;
              unbanned?: cecochat.v1.OfUser.$Shape|null;
              roleChanged?: cecochat.v1.ChangeRole.$Shape|null;
              transferred?: cecochat.v1.OfUser.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ change?: undefined; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "created"; created: cecochat.v1.CreateGroup.$Shape; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "renamed"; created?: null; renamed: cecochat.v1.RenameGroup.$Shape; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "described"; created?: null; renamed?: null; described: cecochat.v1.DescribeGroup.$Shape; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "configured"; created?: null; renamed?: null; described?: null; configured: cecochat.v1.GroupSettings.$Shape; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "invited"; created?: null; renamed?: null; described?: null; configured?: null; invited: cecochat.v1.OfUser.$Shape; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "joined"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined: cecochat.v1.JoinGroup.$Shape; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "askedToJoin"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin: cecochat.v1.JoinGroup.$Shape; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "declined"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined: cecochat.v1.OfUser.$Shape; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "left"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left: cecochat.v1.LeaveGroup.$Shape; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "added"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added: cecochat.v1.OfUsers.$Shape; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "removed"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed: cecochat.v1.OfUsers.$Shape; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "banned"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned: cecochat.v1.OfUser.$Shape; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "unbanned"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned: cecochat.v1.OfUser.$Shape; roleChanged?: null; transferred?: null }|{ change?: "roleChanged"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged: cecochat.v1.ChangeRole.$Shape; transferred?: null }|{ change?: "transferred"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred: cecochat.v1.OfUser.$Shape })
            );
        }

        interface IRecord extends cecochat.v1.Record.$Properties {
        }

        class Record {
            constructor(properties?: cecochat.v1.Record.$Properties);
            $unknowns?: Uint8Array[];
            event?: (cecochat.v1.Event.$Properties|null);
            recipients: Long[];
            membershipEpoch: Long;
            timeline: boolean;
            refused?: (cecochat.v1.RefusedSend.$Properties|null);
            receipt?: (cecochat.v1.Receipt.$Properties|null);
            static create(properties: cecochat.v1.Record.$Shape): cecochat.v1.Record & cecochat.v1.Record.$Shape;
            static create(properties?: cecochat.v1.Record.$Properties): cecochat.v1.Record;
            static encode(message: cecochat.v1.Record.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Record & cecochat.v1.Record.$Shape;
        }

        namespace Record {
            interface $Properties {
                event?: (cecochat.v1.Event.$Properties|null);
                recipients?: (Long[]|null);
                membershipEpoch?: (Long|null);
                timeline?: (boolean|null);
                refused?: (cecochat.v1.RefusedSend.$Properties|null);
                receipt?: (cecochat.v1.Receipt.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              event?: cecochat.v1.Event.$Shape|null;
              recipients?: Long[]|null;
              membershipEpoch?: Long|null;
              timeline?: boolean|null;
              refused?: cecochat.v1.RefusedSend.$Shape|null;
              receipt?: cecochat.v1.Receipt.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IReceipt extends cecochat.v1.Receipt.$Properties {
        }

        class Receipt {
            constructor(properties?: cecochat.v1.Receipt.$Properties);
            $unknowns?: Uint8Array[];
            reader: Long;
            other?: (Long|null);
            group?: (Long|null);
            seenTo: Long;
            n: Long;
            offset: Long;
            private: boolean;
            conversation?: ("other"|"group");
            static create(properties: cecochat.v1.Receipt.$Shape): cecochat.v1.Receipt & cecochat.v1.Receipt.$Shape;
            static create(properties?: cecochat.v1.Receipt.$Properties): cecochat.v1.Receipt;
            static encode(message: cecochat.v1.Receipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Receipt & cecochat.v1.Receipt.$Shape;
        }

        namespace Receipt {
            interface $Properties {
                reader?: (Long|null);
                other?: (Long|null);
                group?: (Long|null);
                seenTo?: (Long|null);
                n?: (Long|null);
                offset?: (Long|null);
                "private"?: (boolean|null);
                conversation?: ("other"|"group");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              reader?: Long|null;
              other?: Long|null;
              group?: Long|null;
              seenTo?: Long|null;
              n?: Long|null;
              offset?: Long|null;
              "private"?: boolean|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ conversation?: undefined; other?: null; group?: null }|{ conversation?: "other"; other: Long; group?: null }|{ conversation?: "group"; other?: null; group: Long })
            );
        }

        interface IStoredReceipt extends cecochat.v1.StoredReceipt.$Properties {
        }

        class StoredReceipt {
            constructor(properties?: cecochat.v1.StoredReceipt.$Properties);
            $unknowns?: Uint8Array[];
            offset: Long;
            receipt?: (cecochat.v1.Receipt.$Properties|null);
            static create(properties: cecochat.v1.StoredReceipt.$Shape): cecochat.v1.StoredReceipt & cecochat.v1.StoredReceipt.$Shape;
            static create(properties?: cecochat.v1.StoredReceipt.$Properties): cecochat.v1.StoredReceipt;
            static encode(message: cecochat.v1.StoredReceipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.StoredReceipt & cecochat.v1.StoredReceipt.$Shape;
        }

        namespace StoredReceipt {
            interface $Properties {
                offset?: (Long|null);
                receipt?: (cecochat.v1.Receipt.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              offset?: Long|null;
              receipt?: cecochat.v1.Receipt.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IRefusedSend extends cecochat.v1.RefusedSend.$Properties {
        }

        class RefusedSend {
            constructor(properties?: cecochat.v1.RefusedSend.$Properties);
            $unknowns?: Uint8Array[];
            sender: Long;
            device: string;
            lineage: Long;
            sequence: Long;
            code: string;
            field: string;
            message: string;
            retryAfterMs: number;
            static create(properties: cecochat.v1.RefusedSend.$Shape): cecochat.v1.RefusedSend & cecochat.v1.RefusedSend.$Shape;
            static create(properties?: cecochat.v1.RefusedSend.$Properties): cecochat.v1.RefusedSend;
            static encode(message: cecochat.v1.RefusedSend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.RefusedSend & cecochat.v1.RefusedSend.$Shape;
        }

        namespace RefusedSend {
            interface $Properties {
                sender?: (Long|null);
                device?: (string|null);
                lineage?: (Long|null);
                sequence?: (Long|null);
                code?: (string|null);
                field?: (string|null);
                message?: (string|null);
                retryAfterMs?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.RefusedSend.$Properties;
        }

        interface IStoredEvent extends cecochat.v1.StoredEvent.$Properties {
        }

        class StoredEvent {
            constructor(properties?: cecochat.v1.StoredEvent.$Properties);
            $unknowns?: Uint8Array[];
            offset: Long;
            event?: (cecochat.v1.Event.$Properties|null);
            static create(properties: cecochat.v1.StoredEvent.$Shape): cecochat.v1.StoredEvent & cecochat.v1.StoredEvent.$Shape;
            static create(properties?: cecochat.v1.StoredEvent.$Properties): cecochat.v1.StoredEvent;
            static encode(message: cecochat.v1.StoredEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.StoredEvent & cecochat.v1.StoredEvent.$Shape;
        }

        namespace StoredEvent {
            interface $Properties {
                offset?: (Long|null);
                event?: (cecochat.v1.Event.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              offset?: Long|null;
              event?: cecochat.v1.Event.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IChangeGroupRequest extends cecochat.v1.ChangeGroupRequest.$Properties {
        }

        class ChangeGroupRequest {
            constructor(properties?: cecochat.v1.ChangeGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            commandId: string;
            group: Long;
            change?: (cecochat.v1.GroupChange.$Properties|null);
            static create(properties: cecochat.v1.ChangeGroupRequest.$Shape): cecochat.v1.ChangeGroupRequest & cecochat.v1.ChangeGroupRequest.$Shape;
            static create(properties?: cecochat.v1.ChangeGroupRequest.$Properties): cecochat.v1.ChangeGroupRequest;
            static encode(message: cecochat.v1.ChangeGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangeGroupRequest & cecochat.v1.ChangeGroupRequest.$Shape;
        }

        namespace ChangeGroupRequest {
            interface $Properties {
                commandId?: (string|null);
                group?: (Long|null);
                change?: (cecochat.v1.GroupChange.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              commandId?: string|null;
              group?: Long|null;
              change?: cecochat.v1.GroupChange.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IChangeGroupResponse extends cecochat.v1.ChangeGroupResponse.$Properties {
        }

        class ChangeGroupResponse {
            constructor(properties?: cecochat.v1.ChangeGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            seq: Long;
            static create(properties: cecochat.v1.ChangeGroupResponse.$Shape): cecochat.v1.ChangeGroupResponse & cecochat.v1.ChangeGroupResponse.$Shape;
            static create(properties?: cecochat.v1.ChangeGroupResponse.$Properties): cecochat.v1.ChangeGroupResponse;
            static encode(message: cecochat.v1.ChangeGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangeGroupResponse & cecochat.v1.ChangeGroupResponse.$Shape;
        }

        namespace ChangeGroupResponse {
            interface $Properties {
                group?: (Long|null);
                seq?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ChangeGroupResponse.$Properties;
        }

        interface IGroupChange extends cecochat.v1.GroupChange.$Properties {
        }

        class GroupChange {
            constructor(properties?: cecochat.v1.GroupChange.$Properties);
            $unknowns?: Uint8Array[];
            create?: (cecochat.v1.CreateGroup.$Properties|null);
            rename?: (cecochat.v1.RenameGroup.$Properties|null);
            describe?: (cecochat.v1.DescribeGroup.$Properties|null);
            configure?: (cecochat.v1.GroupSettings.$Properties|null);
            invite?: (cecochat.v1.OfUser.$Properties|null);
            join?: (cecochat.v1.JoinGroup.$Properties|null);
            approve?: (cecochat.v1.OfUser.$Properties|null);
            decline?: (cecochat.v1.OfUser.$Properties|null);
            leave?: (cecochat.v1.LeaveGroup.$Properties|null);
            add?: (cecochat.v1.OfUsers.$Properties|null);
            remove?: (cecochat.v1.OfUsers.$Properties|null);
            ban?: (cecochat.v1.OfUser.$Properties|null);
            unban?: (cecochat.v1.OfUser.$Properties|null);
            changeRole?: (cecochat.v1.ChangeRole.$Properties|null);
            transfer?: (cecochat.v1.OfUser.$Properties|null);
            change?: ("create"|"rename"|"describe"|"configure"|"invite"|"join"|"approve"|"decline"|"leave"|"add"|"remove"|"ban"|"unban"|"changeRole"|"transfer");
            static create(properties: cecochat.v1.GroupChange.$Shape): cecochat.v1.GroupChange & cecochat.v1.GroupChange.$Shape;
            static create(properties?: cecochat.v1.GroupChange.$Properties): cecochat.v1.GroupChange;
            static encode(message: cecochat.v1.GroupChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupChange & cecochat.v1.GroupChange.$Shape;
        }

        namespace GroupChange {
            interface $Properties {
                create?: (cecochat.v1.CreateGroup.$Properties|null);
                rename?: (cecochat.v1.RenameGroup.$Properties|null);
                describe?: (cecochat.v1.DescribeGroup.$Properties|null);
                configure?: (cecochat.v1.GroupSettings.$Properties|null);
                invite?: (cecochat.v1.OfUser.$Properties|null);
                join?: (cecochat.v1.JoinGroup.$Properties|null);
                approve?: (cecochat.v1.OfUser.$Properties|null);
                decline?: (cecochat.v1.OfUser.$Properties|null);
                leave?: (cecochat.v1.LeaveGroup.$Properties|null);
                add?: (cecochat.v1.OfUsers.$Properties|null);
                remove?: (cecochat.v1.OfUsers.$Properties|null);
                ban?: (cecochat.v1.OfUser.$Properties|null);
                unban?: (cecochat.v1.OfUser.$Properties|null);
                changeRole?: (cecochat.v1.ChangeRole.$Properties|null);
                transfer?: (cecochat.v1.OfUser.$Properties|null);
                change?: ("create"|"rename"|"describe"|"configure"|"invite"|"join"|"approve"|"decline"|"leave"|"add"|"remove"|"ban"|"unban"|"changeRole"|"transfer");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              create?: cecochat.v1.CreateGroup.$Shape|null;
              rename?: cecochat.v1.RenameGroup.$Shape|null;
              describe?: cecochat.v1.DescribeGroup.$Shape|null;
              configure?: cecochat.v1.GroupSettings.$Shape|null;
              invite?: cecochat.v1.OfUser.$Shape|null;
              join?: cecochat.v1.JoinGroup.$Shape|null;
              approve?: cecochat.v1.OfUser.$Shape|null;
              decline?: cecochat.v1.OfUser.$Shape|null;
              leave?: cecochat.v1.LeaveGroup.$Shape|null;
              add?: cecochat.v1.OfUsers.$Shape|null;
              remove?: cecochat.v1.OfUsers.$Shape|null;
              ban?: cecochat.v1.OfUser.$Shape|null;
              unban?: cecochat.v1.OfUser.$Shape|null;
              changeRole?: cecochat.v1.ChangeRole.$Shape|null;
              transfer?: cecochat.v1.OfUser.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ change?: undefined; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "create"; create: cecochat.v1.CreateGroup.$Shape; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "rename"; create?: null; rename: cecochat.v1.RenameGroup.$Shape; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "describe"; create?: null; rename?: null; describe: cecochat.v1.DescribeGroup.$Shape; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "configure"; create?: null; rename?: null; describe?: null; configure: cecochat.v1.GroupSettings.$Shape; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "invite"; create?: null; rename?: null; describe?: null; configure?: null; invite: cecochat.v1.OfUser.$Shape; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "join"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join: cecochat.v1.JoinGroup.$Shape; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "approve"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve: cecochat.v1.OfUser.$Shape; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "decline"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline: cecochat.v1.OfUser.$Shape; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "leave"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave: cecochat.v1.LeaveGroup.$Shape; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "add"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add: cecochat.v1.OfUsers.$Shape; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "remove"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove: cecochat.v1.OfUsers.$Shape; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "ban"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban: cecochat.v1.OfUser.$Shape; unban?: null; changeRole?: null; transfer?: null }|{ change?: "unban"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban: cecochat.v1.OfUser.$Shape; changeRole?: null; transfer?: null }|{ change?: "changeRole"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole: cecochat.v1.ChangeRole.$Shape; transfer?: null }|{ change?: "transfer"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer: cecochat.v1.OfUser.$Shape })
            );
        }

        interface ICreateGroup extends cecochat.v1.CreateGroup.$Properties {
        }

        class CreateGroup {
            constructor(properties?: cecochat.v1.CreateGroup.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            description: string;
            settings?: (cecochat.v1.GroupSettings.$Properties|null);
            users: Long[];
            static create(properties: cecochat.v1.CreateGroup.$Shape): cecochat.v1.CreateGroup & cecochat.v1.CreateGroup.$Shape;
            static create(properties?: cecochat.v1.CreateGroup.$Properties): cecochat.v1.CreateGroup;
            static encode(message: cecochat.v1.CreateGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.CreateGroup & cecochat.v1.CreateGroup.$Shape;
        }

        namespace CreateGroup {
            interface $Properties {
                name?: (string|null);
                description?: (string|null);
                settings?: (cecochat.v1.GroupSettings.$Properties|null);
                users?: (Long[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.CreateGroup.$Properties;
        }

        interface IGroupSettings extends cecochat.v1.GroupSettings.$Properties {
        }

        class GroupSettings {
            constructor(properties?: cecochat.v1.GroupSettings.$Properties);
            $unknowns?: Uint8Array[];
            joinPolicy: string;
            announcementsOnly: boolean;
            slowModeSeconds: number;
            static create(properties: cecochat.v1.GroupSettings.$Shape): cecochat.v1.GroupSettings & cecochat.v1.GroupSettings.$Shape;
            static create(properties?: cecochat.v1.GroupSettings.$Properties): cecochat.v1.GroupSettings;
            static encode(message: cecochat.v1.GroupSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupSettings & cecochat.v1.GroupSettings.$Shape;
        }

        namespace GroupSettings {
            interface $Properties {
                joinPolicy?: (string|null);
                announcementsOnly?: (boolean|null);
                slowModeSeconds?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GroupSettings.$Properties;
        }

        interface IRenameGroup extends cecochat.v1.RenameGroup.$Properties {
        }

        class RenameGroup {
            constructor(properties?: cecochat.v1.RenameGroup.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            static create(properties: cecochat.v1.RenameGroup.$Shape): cecochat.v1.RenameGroup & cecochat.v1.RenameGroup.$Shape;
            static create(properties?: cecochat.v1.RenameGroup.$Properties): cecochat.v1.RenameGroup;
            static encode(message: cecochat.v1.RenameGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.RenameGroup & cecochat.v1.RenameGroup.$Shape;
        }

        namespace RenameGroup {
            interface $Properties {
                name?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.RenameGroup.$Properties;
        }

        interface IDescribeGroup extends cecochat.v1.DescribeGroup.$Properties {
        }

        class DescribeGroup {
            constructor(properties?: cecochat.v1.DescribeGroup.$Properties);
            $unknowns?: Uint8Array[];
            description: string;
            static create(properties: cecochat.v1.DescribeGroup.$Shape): cecochat.v1.DescribeGroup & cecochat.v1.DescribeGroup.$Shape;
            static create(properties?: cecochat.v1.DescribeGroup.$Properties): cecochat.v1.DescribeGroup;
            static encode(message: cecochat.v1.DescribeGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.DescribeGroup & cecochat.v1.DescribeGroup.$Shape;
        }

        namespace DescribeGroup {
            interface $Properties {
                description?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.DescribeGroup.$Properties;
        }

        interface IJoinGroup extends cecochat.v1.JoinGroup.$Properties {
        }

        class JoinGroup {
            constructor(properties?: cecochat.v1.JoinGroup.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.JoinGroup.$Shape): cecochat.v1.JoinGroup & cecochat.v1.JoinGroup.$Shape;
            static create(properties?: cecochat.v1.JoinGroup.$Properties): cecochat.v1.JoinGroup;
            static encode(message: cecochat.v1.JoinGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.JoinGroup & cecochat.v1.JoinGroup.$Shape;
        }

        namespace JoinGroup {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.JoinGroup.$Properties;
        }

        interface ILeaveGroup extends cecochat.v1.LeaveGroup.$Properties {
        }

        class LeaveGroup {
            constructor(properties?: cecochat.v1.LeaveGroup.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: cecochat.v1.LeaveGroup.$Shape): cecochat.v1.LeaveGroup & cecochat.v1.LeaveGroup.$Shape;
            static create(properties?: cecochat.v1.LeaveGroup.$Properties): cecochat.v1.LeaveGroup;
            static encode(message: cecochat.v1.LeaveGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.LeaveGroup & cecochat.v1.LeaveGroup.$Shape;
        }

        namespace LeaveGroup {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.LeaveGroup.$Properties;
        }

        interface IOfUser extends cecochat.v1.OfUser.$Properties {
        }

        class OfUser {
            constructor(properties?: cecochat.v1.OfUser.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            static create(properties: cecochat.v1.OfUser.$Shape): cecochat.v1.OfUser & cecochat.v1.OfUser.$Shape;
            static create(properties?: cecochat.v1.OfUser.$Properties): cecochat.v1.OfUser;
            static encode(message: cecochat.v1.OfUser.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.OfUser & cecochat.v1.OfUser.$Shape;
        }

        namespace OfUser {
            interface $Properties {
                user?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.OfUser.$Properties;
        }

        interface IOfUsers extends cecochat.v1.OfUsers.$Properties {
        }

        class OfUsers {
            constructor(properties?: cecochat.v1.OfUsers.$Properties);
            $unknowns?: Uint8Array[];
            users: Long[];
            static create(properties: cecochat.v1.OfUsers.$Shape): cecochat.v1.OfUsers & cecochat.v1.OfUsers.$Shape;
            static create(properties?: cecochat.v1.OfUsers.$Properties): cecochat.v1.OfUsers;
            static encode(message: cecochat.v1.OfUsers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.OfUsers & cecochat.v1.OfUsers.$Shape;
        }

        namespace OfUsers {
            interface $Properties {
                users?: (Long[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.OfUsers.$Properties;
        }

        interface IChangeRole extends cecochat.v1.ChangeRole.$Properties {
        }

        class ChangeRole {
            constructor(properties?: cecochat.v1.ChangeRole.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            role: string;
            static create(properties: cecochat.v1.ChangeRole.$Shape): cecochat.v1.ChangeRole & cecochat.v1.ChangeRole.$Shape;
            static create(properties?: cecochat.v1.ChangeRole.$Properties): cecochat.v1.ChangeRole;
            static encode(message: cecochat.v1.ChangeRole.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChangeRole & cecochat.v1.ChangeRole.$Shape;
        }

        namespace ChangeRole {
            interface $Properties {
                user?: (Long|null);
                role?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ChangeRole.$Properties;
        }

        interface IGetGroupRequest extends cecochat.v1.GetGroupRequest.$Properties {
        }

        class GetGroupRequest {
            constructor(properties?: cecochat.v1.GetGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            static create(properties: cecochat.v1.GetGroupRequest.$Shape): cecochat.v1.GetGroupRequest & cecochat.v1.GetGroupRequest.$Shape;
            static create(properties?: cecochat.v1.GetGroupRequest.$Properties): cecochat.v1.GetGroupRequest;
            static encode(message: cecochat.v1.GetGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetGroupRequest & cecochat.v1.GetGroupRequest.$Shape;
        }

        namespace GetGroupRequest {
            interface $Properties {
                group?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetGroupRequest.$Properties;
        }

        interface IGetGroupResponse extends cecochat.v1.GetGroupResponse.$Properties {
        }

        class GetGroupResponse {
            constructor(properties?: cecochat.v1.GetGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            name: string;
            description: string;
            settings?: (cecochat.v1.GroupSettings.$Properties|null);
            memberCount: number;
            seq: Long;
            n: Long;
            role: string;
            joined: Long;
            static create(properties: cecochat.v1.GetGroupResponse.$Shape): cecochat.v1.GetGroupResponse & cecochat.v1.GetGroupResponse.$Shape;
            static create(properties?: cecochat.v1.GetGroupResponse.$Properties): cecochat.v1.GetGroupResponse;
            static encode(message: cecochat.v1.GetGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetGroupResponse & cecochat.v1.GetGroupResponse.$Shape;
        }

        namespace GetGroupResponse {
            interface $Properties {
                group?: (Long|null);
                name?: (string|null);
                description?: (string|null);
                settings?: (cecochat.v1.GroupSettings.$Properties|null);
                memberCount?: (number|null);
                seq?: (Long|null);
                n?: (Long|null);
                role?: (string|null);
                joined?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetGroupResponse.$Properties;
        }

        interface IGetMembersRequest extends cecochat.v1.GetMembersRequest.$Properties {
        }

        class GetMembersRequest {
            constructor(properties?: cecochat.v1.GetMembersRequest.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            after: Long;
            count: number;
            static create(properties: cecochat.v1.GetMembersRequest.$Shape): cecochat.v1.GetMembersRequest & cecochat.v1.GetMembersRequest.$Shape;
            static create(properties?: cecochat.v1.GetMembersRequest.$Properties): cecochat.v1.GetMembersRequest;
            static encode(message: cecochat.v1.GetMembersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetMembersRequest & cecochat.v1.GetMembersRequest.$Shape;
        }

        namespace GetMembersRequest {
            interface $Properties {
                group?: (Long|null);
                after?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetMembersRequest.$Properties;
        }

        interface IGetMembersResponse extends cecochat.v1.GetMembersResponse.$Properties {
        }

        class GetMembersResponse {
            constructor(properties?: cecochat.v1.GetMembersResponse.$Properties);
            $unknowns?: Uint8Array[];
            members: cecochat.v1.GroupMember.$Properties[];
            nextAfter: Long;
            static create(properties: cecochat.v1.GetMembersResponse.$Shape): cecochat.v1.GetMembersResponse & cecochat.v1.GetMembersResponse.$Shape;
            static create(properties?: cecochat.v1.GetMembersResponse.$Properties): cecochat.v1.GetMembersResponse;
            static encode(message: cecochat.v1.GetMembersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetMembersResponse & cecochat.v1.GetMembersResponse.$Shape;
        }

        namespace GetMembersResponse {
            interface $Properties {
                members?: (cecochat.v1.GroupMember.$Properties[]|null);
                nextAfter?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetMembersResponse.$Properties;
        }

        interface IGroupMember extends cecochat.v1.GroupMember.$Properties {
        }

        class GroupMember {
            constructor(properties?: cecochat.v1.GroupMember.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            role: string;
            joined: Long;
            static create(properties: cecochat.v1.GroupMember.$Shape): cecochat.v1.GroupMember & cecochat.v1.GroupMember.$Shape;
            static create(properties?: cecochat.v1.GroupMember.$Properties): cecochat.v1.GroupMember;
            static encode(message: cecochat.v1.GroupMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupMember & cecochat.v1.GroupMember.$Shape;
        }

        namespace GroupMember {
            interface $Properties {
                user?: (Long|null);
                role?: (string|null);
                joined?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GroupMember.$Properties;
        }

        interface IGetMyGroupsRequest extends cecochat.v1.GetMyGroupsRequest.$Properties {
        }

        class GetMyGroupsRequest {
            constructor(properties?: cecochat.v1.GetMyGroupsRequest.$Properties);
            $unknowns?: Uint8Array[];
            after: Long;
            count: number;
            static create(properties: cecochat.v1.GetMyGroupsRequest.$Shape): cecochat.v1.GetMyGroupsRequest & cecochat.v1.GetMyGroupsRequest.$Shape;
            static create(properties?: cecochat.v1.GetMyGroupsRequest.$Properties): cecochat.v1.GetMyGroupsRequest;
            static encode(message: cecochat.v1.GetMyGroupsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetMyGroupsRequest & cecochat.v1.GetMyGroupsRequest.$Shape;
        }

        namespace GetMyGroupsRequest {
            interface $Properties {
                after?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetMyGroupsRequest.$Properties;
        }

        interface IGetMyGroupsResponse extends cecochat.v1.GetMyGroupsResponse.$Properties {
        }

        class GetMyGroupsResponse {
            constructor(properties?: cecochat.v1.GetMyGroupsResponse.$Properties);
            $unknowns?: Uint8Array[];
            groups: cecochat.v1.MyGroup.$Properties[];
            nextAfter: Long;
            static create(properties: cecochat.v1.GetMyGroupsResponse.$Shape): cecochat.v1.GetMyGroupsResponse & cecochat.v1.GetMyGroupsResponse.$Shape;
            static create(properties?: cecochat.v1.GetMyGroupsResponse.$Properties): cecochat.v1.GetMyGroupsResponse;
            static encode(message: cecochat.v1.GetMyGroupsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetMyGroupsResponse & cecochat.v1.GetMyGroupsResponse.$Shape;
        }

        namespace GetMyGroupsResponse {
            interface $Properties {
                groups?: (cecochat.v1.MyGroup.$Properties[]|null);
                nextAfter?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetMyGroupsResponse.$Properties;
        }

        interface IMyGroup extends cecochat.v1.MyGroup.$Properties {
        }

        class MyGroup {
            constructor(properties?: cecochat.v1.MyGroup.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            joined: Long;
            static create(properties: cecochat.v1.MyGroup.$Shape): cecochat.v1.MyGroup & cecochat.v1.MyGroup.$Shape;
            static create(properties?: cecochat.v1.MyGroup.$Properties): cecochat.v1.MyGroup;
            static encode(message: cecochat.v1.MyGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.MyGroup & cecochat.v1.MyGroup.$Shape;
        }

        namespace MyGroup {
            interface $Properties {
                group?: (Long|null);
                joined?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.MyGroup.$Properties;
        }

        interface IGroupCommand extends cecochat.v1.GroupCommand.$Properties {
        }

        class GroupCommand {
            constructor(properties?: cecochat.v1.GroupCommand.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            actor: Long;
            commandId: string;
            change?: (cecochat.v1.GroupChange.$Properties|null);
            send?: (cecochat.v1.GroupSend.$Properties|null);
            command?: ("change"|"send");
            static create(properties: cecochat.v1.GroupCommand.$Shape): cecochat.v1.GroupCommand & cecochat.v1.GroupCommand.$Shape;
            static create(properties?: cecochat.v1.GroupCommand.$Properties): cecochat.v1.GroupCommand;
            static encode(message: cecochat.v1.GroupCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupCommand & cecochat.v1.GroupCommand.$Shape;
        }

        namespace GroupCommand {
            interface $Properties {
                group?: (Long|null);
                actor?: (Long|null);
                commandId?: (string|null);
                change?: (cecochat.v1.GroupChange.$Properties|null);
                send?: (cecochat.v1.GroupSend.$Properties|null);
                command?: ("change"|"send");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              group?: Long|null;
              actor?: Long|null;
              commandId?: string|null;
              change?: cecochat.v1.GroupChange.$Shape|null;
              send?: cecochat.v1.GroupSend.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ command?: undefined; change?: null; send?: null }|{ command?: "change"; change: cecochat.v1.GroupChange.$Shape; send?: null }|{ command?: "send"; change?: null; send: cecochat.v1.GroupSend.$Shape })
            );
        }

        interface IGroupSend extends cecochat.v1.GroupSend.$Properties {
        }

        class GroupSend {
            constructor(properties?: cecochat.v1.GroupSend.$Properties);
            $unknowns?: Uint8Array[];
            messageId: Long;
            device: string;
            lineage: Long;
            sequence: Long;
            kind: number;
            body: Uint8Array;
            counts: boolean;
            about: Long;
            moderates: boolean;
            static create(properties: cecochat.v1.GroupSend.$Shape): cecochat.v1.GroupSend & cecochat.v1.GroupSend.$Shape;
            static create(properties?: cecochat.v1.GroupSend.$Properties): cecochat.v1.GroupSend;
            static encode(message: cecochat.v1.GroupSend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupSend & cecochat.v1.GroupSend.$Shape;
        }

        namespace GroupSend {
            interface $Properties {
                messageId?: (Long|null);
                device?: (string|null);
                lineage?: (Long|null);
                sequence?: (Long|null);
                kind?: (number|null);
                body?: (Uint8Array|null);
                counts?: (boolean|null);
                about?: (Long|null);
                moderates?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GroupSend.$Properties;
        }

        interface IGetUserHistoryRequest extends cecochat.v1.GetUserHistoryRequest.$Properties {
        }

        class GetUserHistoryRequest {
            constructor(properties?: cecochat.v1.GetUserHistoryRequest.$Properties);
            $unknowns?: Uint8Array[];
            cursor: Long;
            count: number;
            static create(properties: cecochat.v1.GetUserHistoryRequest.$Shape): cecochat.v1.GetUserHistoryRequest & cecochat.v1.GetUserHistoryRequest.$Shape;
            static create(properties?: cecochat.v1.GetUserHistoryRequest.$Properties): cecochat.v1.GetUserHistoryRequest;
            static encode(message: cecochat.v1.GetUserHistoryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetUserHistoryRequest & cecochat.v1.GetUserHistoryRequest.$Shape;
        }

        namespace GetUserHistoryRequest {
            interface $Properties {
                cursor?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetUserHistoryRequest.$Properties;
        }

        interface IGetUserHistoryResponse extends cecochat.v1.GetUserHistoryResponse.$Properties {
        }

        class GetUserHistoryResponse {
            constructor(properties?: cecochat.v1.GetUserHistoryResponse.$Properties);
            $unknowns?: Uint8Array[];
            events: cecochat.v1.StoredEvent.$Properties[];
            nextCursor: Long;
            watermark: Long;
            gaps: cecochat.v1.Gap.$Properties[];
            static create(properties: cecochat.v1.GetUserHistoryResponse.$Shape): cecochat.v1.GetUserHistoryResponse & cecochat.v1.GetUserHistoryResponse.$Shape;
            static create(properties?: cecochat.v1.GetUserHistoryResponse.$Properties): cecochat.v1.GetUserHistoryResponse;
            static encode(message: cecochat.v1.GetUserHistoryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetUserHistoryResponse & cecochat.v1.GetUserHistoryResponse.$Shape;
        }

        namespace GetUserHistoryResponse {
            interface $Properties {
                events?: (cecochat.v1.StoredEvent.$Properties[]|null);
                nextCursor?: (Long|null);
                watermark?: (Long|null);
                gaps?: (cecochat.v1.Gap.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              events?: cecochat.v1.StoredEvent.$Shape[]|null;
              nextCursor?: Long|null;
              watermark?: Long|null;
              gaps?: cecochat.v1.Gap.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IGap extends cecochat.v1.Gap.$Properties {
        }

        class Gap {
            constructor(properties?: cecochat.v1.Gap.$Properties);
            $unknowns?: Uint8Array[];
            from: Long;
            to: Long;
            static create(properties: cecochat.v1.Gap.$Shape): cecochat.v1.Gap & cecochat.v1.Gap.$Shape;
            static create(properties?: cecochat.v1.Gap.$Properties): cecochat.v1.Gap;
            static encode(message: cecochat.v1.Gap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Gap & cecochat.v1.Gap.$Shape;
        }

        namespace Gap {
            interface $Properties {
                from?: (Long|null);
                to?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Gap.$Properties;
        }

        interface IGetDialogHistoryRequest extends cecochat.v1.GetDialogHistoryRequest.$Properties {
        }

        class GetDialogHistoryRequest {
            constructor(properties?: cecochat.v1.GetDialogHistoryRequest.$Properties);
            $unknowns?: Uint8Array[];
            otherUser: Long;
            olderThan: Long;
            count: number;
            static create(properties: cecochat.v1.GetDialogHistoryRequest.$Shape): cecochat.v1.GetDialogHistoryRequest & cecochat.v1.GetDialogHistoryRequest.$Shape;
            static create(properties?: cecochat.v1.GetDialogHistoryRequest.$Properties): cecochat.v1.GetDialogHistoryRequest;
            static encode(message: cecochat.v1.GetDialogHistoryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetDialogHistoryRequest & cecochat.v1.GetDialogHistoryRequest.$Shape;
        }

        namespace GetDialogHistoryRequest {
            interface $Properties {
                otherUser?: (Long|null);
                olderThan?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetDialogHistoryRequest.$Properties;
        }

        interface IGetDialogHistoryResponse extends cecochat.v1.GetDialogHistoryResponse.$Properties {
        }

        class GetDialogHistoryResponse {
            constructor(properties?: cecochat.v1.GetDialogHistoryResponse.$Properties);
            $unknowns?: Uint8Array[];
            events: cecochat.v1.Event.$Properties[];
            nextOlderThan: Long;
            gaps: cecochat.v1.IdGap.$Properties[];
            states: cecochat.v1.MessageState.$Properties[];
            static create(properties: cecochat.v1.GetDialogHistoryResponse.$Shape): cecochat.v1.GetDialogHistoryResponse & cecochat.v1.GetDialogHistoryResponse.$Shape;
            static create(properties?: cecochat.v1.GetDialogHistoryResponse.$Properties): cecochat.v1.GetDialogHistoryResponse;
            static encode(message: cecochat.v1.GetDialogHistoryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetDialogHistoryResponse & cecochat.v1.GetDialogHistoryResponse.$Shape;
        }

        namespace GetDialogHistoryResponse {
            interface $Properties {
                events?: (cecochat.v1.Event.$Properties[]|null);
                nextOlderThan?: (Long|null);
                gaps?: (cecochat.v1.IdGap.$Properties[]|null);
                states?: (cecochat.v1.MessageState.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              events?: cecochat.v1.Event.$Shape[]|null;
              nextOlderThan?: Long|null;
              gaps?: cecochat.v1.IdGap.$Shape[]|null;
              states?: cecochat.v1.MessageState.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IMessageState extends cecochat.v1.MessageState.$Properties {
        }

        class MessageState {
            constructor(properties?: cecochat.v1.MessageState.$Properties);
            $unknowns?: Uint8Array[];
            messageId: Long;
            seq: Long;
            edit?: (cecochat.v1.Event.$Properties|null);
            deletion?: (cecochat.v1.Event.$Properties|null);
            reactions: cecochat.v1.ReactionState.$Properties[];
            static create(properties: cecochat.v1.MessageState.$Shape): cecochat.v1.MessageState & cecochat.v1.MessageState.$Shape;
            static create(properties?: cecochat.v1.MessageState.$Properties): cecochat.v1.MessageState;
            static encode(message: cecochat.v1.MessageState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.MessageState & cecochat.v1.MessageState.$Shape;
        }

        namespace MessageState {
            interface $Properties {
                messageId?: (Long|null);
                seq?: (Long|null);
                edit?: (cecochat.v1.Event.$Properties|null);
                deletion?: (cecochat.v1.Event.$Properties|null);
                reactions?: (cecochat.v1.ReactionState.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              messageId?: Long|null;
              seq?: Long|null;
              edit?: cecochat.v1.Event.$Shape|null;
              deletion?: cecochat.v1.Event.$Shape|null;
              reactions?: cecochat.v1.ReactionState.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IReactionState extends cecochat.v1.ReactionState.$Properties {
        }

        class ReactionState {
            constructor(properties?: cecochat.v1.ReactionState.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            emoji: string;
            set: boolean;
            order: Long;
            static create(properties: cecochat.v1.ReactionState.$Shape): cecochat.v1.ReactionState & cecochat.v1.ReactionState.$Shape;
            static create(properties?: cecochat.v1.ReactionState.$Properties): cecochat.v1.ReactionState;
            static encode(message: cecochat.v1.ReactionState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ReactionState & cecochat.v1.ReactionState.$Shape;
        }

        namespace ReactionState {
            interface $Properties {
                user?: (Long|null);
                emoji?: (string|null);
                set?: (boolean|null);
                order?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ReactionState.$Properties;
        }

        interface IIdGap extends cecochat.v1.IdGap.$Properties {
        }

        class IdGap {
            constructor(properties?: cecochat.v1.IdGap.$Properties);
            $unknowns?: Uint8Array[];
            after: Long;
            before: Long;
            static create(properties: cecochat.v1.IdGap.$Shape): cecochat.v1.IdGap & cecochat.v1.IdGap.$Shape;
            static create(properties?: cecochat.v1.IdGap.$Properties): cecochat.v1.IdGap;
            static encode(message: cecochat.v1.IdGap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.IdGap & cecochat.v1.IdGap.$Shape;
        }

        namespace IdGap {
            interface $Properties {
                after?: (Long|null);
                before?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.IdGap.$Properties;
        }

        interface IGetGroupHistoryRequest extends cecochat.v1.GetGroupHistoryRequest.$Properties {
        }

        class GetGroupHistoryRequest {
            constructor(properties?: cecochat.v1.GetGroupHistoryRequest.$Properties);
            $unknowns?: Uint8Array[];
            group: Long;
            before: Long;
            count: number;
            static create(properties: cecochat.v1.GetGroupHistoryRequest.$Shape): cecochat.v1.GetGroupHistoryRequest & cecochat.v1.GetGroupHistoryRequest.$Shape;
            static create(properties?: cecochat.v1.GetGroupHistoryRequest.$Properties): cecochat.v1.GetGroupHistoryRequest;
            static encode(message: cecochat.v1.GetGroupHistoryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetGroupHistoryRequest & cecochat.v1.GetGroupHistoryRequest.$Shape;
        }

        namespace GetGroupHistoryRequest {
            interface $Properties {
                group?: (Long|null);
                before?: (Long|null);
                count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GetGroupHistoryRequest.$Properties;
        }

        interface IGetGroupHistoryResponse extends cecochat.v1.GetGroupHistoryResponse.$Properties {
        }

        class GetGroupHistoryResponse {
            constructor(properties?: cecochat.v1.GetGroupHistoryResponse.$Properties);
            $unknowns?: Uint8Array[];
            events: cecochat.v1.Event.$Properties[];
            nextBefore: Long;
            states: cecochat.v1.MessageState.$Properties[];
            static create(properties: cecochat.v1.GetGroupHistoryResponse.$Shape): cecochat.v1.GetGroupHistoryResponse & cecochat.v1.GetGroupHistoryResponse.$Shape;
            static create(properties?: cecochat.v1.GetGroupHistoryResponse.$Properties): cecochat.v1.GetGroupHistoryResponse;
            static encode(message: cecochat.v1.GetGroupHistoryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GetGroupHistoryResponse & cecochat.v1.GetGroupHistoryResponse.$Shape;
        }

        namespace GetGroupHistoryResponse {
            interface $Properties {
                events?: (cecochat.v1.Event.$Properties[]|null);
                nextBefore?: (Long|null);
                states?: (cecochat.v1.MessageState.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              events?: cecochat.v1.Event.$Shape[]|null;
              nextBefore?: Long|null;
              states?: cecochat.v1.MessageState.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IListConversationsRequest extends cecochat.v1.ListConversationsRequest.$Properties {
        }

        class ListConversationsRequest {
            constructor(properties?: cecochat.v1.ListConversationsRequest.$Properties);
            $unknowns?: Uint8Array[];
            before: Long;
            count: number;
            withoutArchived: boolean;
            static create(properties: cecochat.v1.ListConversationsRequest.$Shape): cecochat.v1.ListConversationsRequest & cecochat.v1.ListConversationsRequest.$Shape;
            static create(properties?: cecochat.v1.ListConversationsRequest.$Properties): cecochat.v1.ListConversationsRequest;
            static encode(message: cecochat.v1.ListConversationsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListConversationsRequest & cecochat.v1.ListConversationsRequest.$Shape;
        }

        namespace ListConversationsRequest {
            interface $Properties {
                before?: (Long|null);
                count?: (number|null);
                withoutArchived?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.ListConversationsRequest.$Properties;
        }

        interface IListConversationsResponse extends cecochat.v1.ListConversationsResponse.$Properties {
        }

        class ListConversationsResponse {
            constructor(properties?: cecochat.v1.ListConversationsResponse.$Properties);
            $unknowns?: Uint8Array[];
            conversations: cecochat.v1.Conversation.$Properties[];
            nextBefore: Long;
            watermark: Long;
            userSettings: cecochat.v1.StoredUserSettings.$Properties[];
            earlySettings: cecochat.v1.StoredSettings.$Properties[];
            static create(properties: cecochat.v1.ListConversationsResponse.$Shape): cecochat.v1.ListConversationsResponse & cecochat.v1.ListConversationsResponse.$Shape;
            static create(properties?: cecochat.v1.ListConversationsResponse.$Properties): cecochat.v1.ListConversationsResponse;
            static encode(message: cecochat.v1.ListConversationsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ListConversationsResponse & cecochat.v1.ListConversationsResponse.$Shape;
        }

        namespace ListConversationsResponse {
            interface $Properties {
                conversations?: (cecochat.v1.Conversation.$Properties[]|null);
                nextBefore?: (Long|null);
                watermark?: (Long|null);
                userSettings?: (cecochat.v1.StoredUserSettings.$Properties[]|null);
                earlySettings?: (cecochat.v1.StoredSettings.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              conversations?: cecochat.v1.Conversation.$Shape[]|null;
              nextBefore?: Long|null;
              watermark?: Long|null;
              userSettings?: cecochat.v1.StoredUserSettings.$Shape[]|null;
              earlySettings?: cecochat.v1.StoredSettings.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IStoredUserSettings extends cecochat.v1.StoredUserSettings.$Properties {
        }

        class StoredUserSettings {
            constructor(properties?: cecochat.v1.StoredUserSettings.$Properties);
            $unknowns?: Uint8Array[];
            offset: Long;
            settings?: (cecochat.v1.UserSettings.$Properties|null);
            static create(properties: cecochat.v1.StoredUserSettings.$Shape): cecochat.v1.StoredUserSettings & cecochat.v1.StoredUserSettings.$Shape;
            static create(properties?: cecochat.v1.StoredUserSettings.$Properties): cecochat.v1.StoredUserSettings;
            static encode(message: cecochat.v1.StoredUserSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.StoredUserSettings & cecochat.v1.StoredUserSettings.$Shape;
        }

        namespace StoredUserSettings {
            interface $Properties {
                offset?: (Long|null);
                settings?: (cecochat.v1.UserSettings.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.StoredUserSettings.$Properties;
        }

        interface IConversation extends cecochat.v1.Conversation.$Properties {
        }

        class Conversation {
            constructor(properties?: cecochat.v1.Conversation.$Properties);
            $unknowns?: Uint8Array[];
            other?: (Long|null);
            group?: (Long|null);
            last?: (cecochat.v1.StoredEvent.$Properties|null);
            unread: number;
            seenOffset?: (Long|null);
            unreadOffsets: Long[];
            n: Long;
            seenN: Long;
            seenTo: Long;
            unreadIds: Long[];
            unreadMessages: cecochat.v1.GroupMessage.$Properties[];
            deletedN: Long[];
            settings: cecochat.v1.StoredSettings.$Properties[];
            conversation?: ("other"|"group");
            static create(properties: cecochat.v1.Conversation.$Shape): cecochat.v1.Conversation & cecochat.v1.Conversation.$Shape;
            static create(properties?: cecochat.v1.Conversation.$Properties): cecochat.v1.Conversation;
            static encode(message: cecochat.v1.Conversation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Conversation & cecochat.v1.Conversation.$Shape;
        }

        namespace Conversation {
            interface $Properties {
                other?: (Long|null);
                group?: (Long|null);
                last?: (cecochat.v1.StoredEvent.$Properties|null);
                unread?: (number|null);
                seenOffset?: (Long|null);
                unreadOffsets?: (Long[]|null);
                n?: (Long|null);
                seenN?: (Long|null);
                seenTo?: (Long|null);
                unreadIds?: (Long[]|null);
                unreadMessages?: (cecochat.v1.GroupMessage.$Properties[]|null);
                deletedN?: (Long[]|null);
                settings?: (cecochat.v1.StoredSettings.$Properties[]|null);
                conversation?: ("other"|"group");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              other?: Long|null;
              group?: Long|null;
              last?: cecochat.v1.StoredEvent.$Shape|null;
              unread?: number|null;
              seenOffset?: Long|null;
              unreadOffsets?: Long[]|null;
              n?: Long|null;
              seenN?: Long|null;
              seenTo?: Long|null;
              unreadIds?: Long[]|null;
              unreadMessages?: cecochat.v1.GroupMessage.$Shape[]|null;
              deletedN?: Long[]|null;
              settings?: cecochat.v1.StoredSettings.$Shape[]|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ conversation?: undefined; other?: null; group?: null }|{ conversation?: "other"; other: Long; group?: null }|{ conversation?: "group"; other?: null; group: Long })
            );
        }

        interface IStoredSettings extends cecochat.v1.StoredSettings.$Properties {
        }

        class StoredSettings {
            constructor(properties?: cecochat.v1.StoredSettings.$Properties);
            $unknowns?: Uint8Array[];
            offset: Long;
            settings?: (cecochat.v1.ConversationSettings.$Properties|null);
            static create(properties: cecochat.v1.StoredSettings.$Shape): cecochat.v1.StoredSettings & cecochat.v1.StoredSettings.$Shape;
            static create(properties?: cecochat.v1.StoredSettings.$Properties): cecochat.v1.StoredSettings;
            static encode(message: cecochat.v1.StoredSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.StoredSettings & cecochat.v1.StoredSettings.$Shape;
        }

        namespace StoredSettings {
            interface $Properties {
                offset?: (Long|null);
                settings?: (cecochat.v1.ConversationSettings.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              offset?: Long|null;
              settings?: cecochat.v1.ConversationSettings.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IGroupMessage extends cecochat.v1.GroupMessage.$Properties {
        }

        class GroupMessage {
            constructor(properties?: cecochat.v1.GroupMessage.$Properties);
            $unknowns?: Uint8Array[];
            n: Long;
            message?: (cecochat.v1.MessageRef.$Properties|null);
            static create(properties: cecochat.v1.GroupMessage.$Shape): cecochat.v1.GroupMessage & cecochat.v1.GroupMessage.$Shape;
            static create(properties?: cecochat.v1.GroupMessage.$Properties): cecochat.v1.GroupMessage;
            static encode(message: cecochat.v1.GroupMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.GroupMessage & cecochat.v1.GroupMessage.$Shape;
        }

        namespace GroupMessage {
            interface $Properties {
                n?: (Long|null);
                message?: (cecochat.v1.MessageRef.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.GroupMessage.$Properties;
        }

        interface IChatRequest extends cecochat.v1.ChatRequest.$Properties {
        }

        class ChatRequest {
            constructor(properties?: cecochat.v1.ChatRequest.$Properties);
            $unknowns?: Uint8Array[];
            listen?: (cecochat.v1.Listen.$Properties|null);
            send?: (cecochat.v1.OutgoingEvent.$Properties|null);
            receipt?: (cecochat.v1.Receipt.$Properties|null);
            typing?: (cecochat.v1.Typing.$Properties|null);
            watch?: (cecochat.v1.Watch.$Properties|null);
            activity?: (cecochat.v1.Activity.$Properties|null);
            frame?: ("listen"|"send"|"receipt"|"typing"|"watch"|"activity");
            static create(properties: cecochat.v1.ChatRequest.$Shape): cecochat.v1.ChatRequest & cecochat.v1.ChatRequest.$Shape;
            static create(properties?: cecochat.v1.ChatRequest.$Properties): cecochat.v1.ChatRequest;
            static encode(message: cecochat.v1.ChatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChatRequest & cecochat.v1.ChatRequest.$Shape;
        }

        namespace ChatRequest {
            interface $Properties {
                listen?: (cecochat.v1.Listen.$Properties|null);
                send?: (cecochat.v1.OutgoingEvent.$Properties|null);
                receipt?: (cecochat.v1.Receipt.$Properties|null);
                typing?: (cecochat.v1.Typing.$Properties|null);
                watch?: (cecochat.v1.Watch.$Properties|null);
                activity?: (cecochat.v1.Activity.$Properties|null);
                frame?: ("listen"|"send"|"receipt"|"typing"|"watch"|"activity");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              listen?: cecochat.v1.Listen.$Shape|null;
              send?: cecochat.v1.OutgoingEvent.$Shape|null;
              receipt?: cecochat.v1.Receipt.$Shape|null;
              typing?: cecochat.v1.Typing.$Shape|null;
              watch?: cecochat.v1.Watch.$Shape|null;
              activity?: cecochat.v1.Activity.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; listen?: null; send?: null; receipt?: null; typing?: null; watch?: null; activity?: null }|{ frame?: "listen"; listen: cecochat.v1.Listen.$Shape; send?: null; receipt?: null; typing?: null; watch?: null; activity?: null }|{ frame?: "send"; listen?: null; send: cecochat.v1.OutgoingEvent.$Shape; receipt?: null; typing?: null; watch?: null; activity?: null }|{ frame?: "receipt"; listen?: null; send?: null; receipt: cecochat.v1.Receipt.$Shape; typing?: null; watch?: null; activity?: null }|{ frame?: "typing"; listen?: null; send?: null; receipt?: null; typing: cecochat.v1.Typing.$Shape; watch?: null; activity?: null }|{ frame?: "watch"; listen?: null; send?: null; receipt?: null; typing?: null; watch: cecochat.v1.Watch.$Shape; activity?: null }|{ frame?: "activity"; listen?: null; send?: null; receipt?: null; typing?: null; watch?: null; activity: cecochat.v1.Activity.$Shape })
            );
        }

        interface IListen extends cecochat.v1.Listen.$Properties {
        }

        class Listen {
            constructor(properties?: cecochat.v1.Listen.$Properties);
            $unknowns?: Uint8Array[];
            device: string;
            cursor?: (Long|null);
            epoch: Long;
            lineage: Long;
            activity?: (cecochat.v1.Activity.$Properties|null);
            static create(properties: cecochat.v1.Listen.$Shape): cecochat.v1.Listen & cecochat.v1.Listen.$Shape;
            static create(properties?: cecochat.v1.Listen.$Properties): cecochat.v1.Listen;
            static encode(message: cecochat.v1.Listen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Listen & cecochat.v1.Listen.$Shape;
        }

        namespace Listen {
            interface $Properties {
                device?: (string|null);
                cursor?: (Long|null);
                epoch?: (Long|null);
                lineage?: (Long|null);
                activity?: (cecochat.v1.Activity.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Listen.$Properties;
        }

        interface IOutgoingEvent extends cecochat.v1.OutgoingEvent.$Properties {
        }

        class OutgoingEvent {
            constructor(properties?: cecochat.v1.OutgoingEvent.$Properties);
            $unknowns?: Uint8Array[];
            sequence: Long;
            receiver?: (Long|null);
            group?: (Long|null);
            text?: (cecochat.v1.Text.$Properties|null);
            edit?: (cecochat.v1.Edit.$Properties|null);
            deletion?: (cecochat.v1.Deletion.$Properties|null);
            reaction?: (cecochat.v1.Reaction.$Properties|null);
            conversationSettings?: (cecochat.v1.ConversationSettings.$Properties|null);
            userSettings?: (cecochat.v1.UserSettings.$Properties|null);
            target?: ("receiver"|"group");
            body?: ("text"|"edit"|"deletion"|"reaction"|"conversationSettings"|"userSettings");
            static create(properties: cecochat.v1.OutgoingEvent.$Shape): cecochat.v1.OutgoingEvent & cecochat.v1.OutgoingEvent.$Shape;
            static create(properties?: cecochat.v1.OutgoingEvent.$Properties): cecochat.v1.OutgoingEvent;
            static encode(message: cecochat.v1.OutgoingEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.OutgoingEvent & cecochat.v1.OutgoingEvent.$Shape;
        }

        namespace OutgoingEvent {
            interface $Properties {
                sequence?: (Long|null);
                receiver?: (Long|null);
                group?: (Long|null);
                text?: (cecochat.v1.Text.$Properties|null);
                edit?: (cecochat.v1.Edit.$Properties|null);
                deletion?: (cecochat.v1.Deletion.$Properties|null);
                reaction?: (cecochat.v1.Reaction.$Properties|null);
                conversationSettings?: (cecochat.v1.ConversationSettings.$Properties|null);
                userSettings?: (cecochat.v1.UserSettings.$Properties|null);
                target?: ("receiver"|"group");
                body?: ("text"|"edit"|"deletion"|"reaction"|"conversationSettings"|"userSettings");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              sequence?: Long|null;
              receiver?: Long|null;
              group?: Long|null;
              text?: cecochat.v1.Text.$Shape|null;
              edit?: cecochat.v1.Edit.$Shape|null;
              deletion?: cecochat.v1.Deletion.$Shape|null;
              reaction?: cecochat.v1.Reaction.$Shape|null;
              conversationSettings?: cecochat.v1.ConversationSettings.$Shape|null;
              userSettings?: cecochat.v1.UserSettings.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
            ) & (
              ({ body?: undefined; text?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "edit"; text?: null; edit: cecochat.v1.Edit.$Shape; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "deletion"; text?: null; edit?: null; deletion: cecochat.v1.Deletion.$Shape; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "reaction"; text?: null; edit?: null; deletion?: null; reaction: cecochat.v1.Reaction.$Shape; conversationSettings?: null; userSettings?: null }|{ body?: "conversationSettings"; text?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings: cecochat.v1.ConversationSettings.$Shape; userSettings?: null }|{ body?: "userSettings"; text?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings: cecochat.v1.UserSettings.$Shape })
            );
        }

        interface IChatResponse extends cecochat.v1.ChatResponse.$Properties {
        }

        class ChatResponse {
            constructor(properties?: cecochat.v1.ChatResponse.$Properties);
            $unknowns?: Uint8Array[];
            ready?: (cecochat.v1.Ready.$Properties|null);
            delivery?: (cecochat.v1.StoredEvent.$Properties|null);
            acked?: (cecochat.v1.Acked.$Properties|null);
            rejected?: (cecochat.v1.Rejected.$Properties|null);
            progress?: (cecochat.v1.Progress.$Properties|null);
            moved?: (cecochat.v1.Moved.$Properties|null);
            receipt?: (cecochat.v1.StoredReceipt.$Properties|null);
            receiptRefused?: (cecochat.v1.RefusedReceipt.$Properties|null);
            typing?: (cecochat.v1.Typing.$Properties|null);
            refused?: (cecochat.v1.RefusedFrame.$Properties|null);
            presence?: (cecochat.v1.Presence.$Properties|null);
            frame?: ("ready"|"delivery"|"acked"|"rejected"|"progress"|"moved"|"receipt"|"receiptRefused"|"typing"|"refused"|"presence");
            static create(properties: cecochat.v1.ChatResponse.$Shape): cecochat.v1.ChatResponse & cecochat.v1.ChatResponse.$Shape;
            static create(properties?: cecochat.v1.ChatResponse.$Properties): cecochat.v1.ChatResponse;
            static encode(message: cecochat.v1.ChatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChatResponse & cecochat.v1.ChatResponse.$Shape;
        }

        namespace ChatResponse {
            interface $Properties {
                ready?: (cecochat.v1.Ready.$Properties|null);
                delivery?: (cecochat.v1.StoredEvent.$Properties|null);
                acked?: (cecochat.v1.Acked.$Properties|null);
                rejected?: (cecochat.v1.Rejected.$Properties|null);
                progress?: (cecochat.v1.Progress.$Properties|null);
                moved?: (cecochat.v1.Moved.$Properties|null);
                receipt?: (cecochat.v1.StoredReceipt.$Properties|null);
                receiptRefused?: (cecochat.v1.RefusedReceipt.$Properties|null);
                typing?: (cecochat.v1.Typing.$Properties|null);
                refused?: (cecochat.v1.RefusedFrame.$Properties|null);
                presence?: (cecochat.v1.Presence.$Properties|null);
                frame?: ("ready"|"delivery"|"acked"|"rejected"|"progress"|"moved"|"receipt"|"receiptRefused"|"typing"|"refused"|"presence");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              ready?: cecochat.v1.Ready.$Shape|null;
              delivery?: cecochat.v1.StoredEvent.$Shape|null;
              acked?: cecochat.v1.Acked.$Shape|null;
              rejected?: cecochat.v1.Rejected.$Shape|null;
              progress?: cecochat.v1.Progress.$Shape|null;
              moved?: cecochat.v1.Moved.$Shape|null;
              receipt?: cecochat.v1.StoredReceipt.$Shape|null;
              receiptRefused?: cecochat.v1.RefusedReceipt.$Shape|null;
              typing?: cecochat.v1.Typing.$Shape|null;
              refused?: cecochat.v1.RefusedFrame.$Shape|null;
              presence?: cecochat.v1.Presence.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "ready"; ready: cecochat.v1.Ready.$Shape; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "delivery"; ready?: null; delivery: cecochat.v1.StoredEvent.$Shape; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "acked"; ready?: null; delivery?: null; acked: cecochat.v1.Acked.$Shape; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "rejected"; ready?: null; delivery?: null; acked?: null; rejected: cecochat.v1.Rejected.$Shape; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "progress"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress: cecochat.v1.Progress.$Shape; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "moved"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved: cecochat.v1.Moved.$Shape; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "receipt"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt: cecochat.v1.StoredReceipt.$Shape; receiptRefused?: null; typing?: null; refused?: null; presence?: null }|{ frame?: "receiptRefused"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused: cecochat.v1.RefusedReceipt.$Shape; typing?: null; refused?: null; presence?: null }|{ frame?: "typing"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing: cecochat.v1.Typing.$Shape; refused?: null; presence?: null }|{ frame?: "refused"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused: cecochat.v1.RefusedFrame.$Shape; presence?: null }|{ frame?: "presence"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null; typing?: null; refused?: null; presence: cecochat.v1.Presence.$Shape })
            );
        }

        interface IWatch extends cecochat.v1.Watch.$Properties {
        }

        class Watch {
            constructor(properties?: cecochat.v1.Watch.$Properties);
            $unknowns?: Uint8Array[];
            users: Long[];
            static create(properties: cecochat.v1.Watch.$Shape): cecochat.v1.Watch & cecochat.v1.Watch.$Shape;
            static create(properties?: cecochat.v1.Watch.$Properties): cecochat.v1.Watch;
            static encode(message: cecochat.v1.Watch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Watch & cecochat.v1.Watch.$Shape;
        }

        namespace Watch {
            interface $Properties {
                users?: (Long[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Watch.$Properties;
        }

        interface IActivity extends cecochat.v1.Activity.$Properties {
        }

        class Activity {
            constructor(properties?: cecochat.v1.Activity.$Properties);
            $unknowns?: Uint8Array[];
            idle: boolean;
            hidden: boolean;
            static create(properties: cecochat.v1.Activity.$Shape): cecochat.v1.Activity & cecochat.v1.Activity.$Shape;
            static create(properties?: cecochat.v1.Activity.$Properties): cecochat.v1.Activity;
            static encode(message: cecochat.v1.Activity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Activity & cecochat.v1.Activity.$Shape;
        }

        namespace Activity {
            interface $Properties {
                idle?: (boolean|null);
                hidden?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Activity.$Properties;
        }

        interface IPresence extends cecochat.v1.Presence.$Properties {
        }

        class Presence {
            constructor(properties?: cecochat.v1.Presence.$Properties);
            $unknowns?: Uint8Array[];
            users: cecochat.v1.UserPresence.$Properties[];
            static create(properties: cecochat.v1.Presence.$Shape): cecochat.v1.Presence & cecochat.v1.Presence.$Shape;
            static create(properties?: cecochat.v1.Presence.$Properties): cecochat.v1.Presence;
            static encode(message: cecochat.v1.Presence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Presence & cecochat.v1.Presence.$Shape;
        }

        namespace Presence {
            interface $Properties {
                users?: (cecochat.v1.UserPresence.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Presence.$Properties;
        }

        interface IUserPresence extends cecochat.v1.UserPresence.$Properties {
        }

        class UserPresence {
            constructor(properties?: cecochat.v1.UserPresence.$Properties);
            $unknowns?: Uint8Array[];
            user: Long;
            online: boolean;
            idle: boolean;
            lastSeenMs: Long;
            static create(properties: cecochat.v1.UserPresence.$Shape): cecochat.v1.UserPresence & cecochat.v1.UserPresence.$Shape;
            static create(properties?: cecochat.v1.UserPresence.$Properties): cecochat.v1.UserPresence;
            static encode(message: cecochat.v1.UserPresence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.UserPresence & cecochat.v1.UserPresence.$Shape;
        }

        namespace UserPresence {
            interface $Properties {
                user?: (Long|null);
                online?: (boolean|null);
                idle?: (boolean|null);
                lastSeenMs?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.UserPresence.$Properties;
        }

        interface ITyping extends cecochat.v1.Typing.$Properties {
        }

        class Typing {
            constructor(properties?: cecochat.v1.Typing.$Properties);
            $unknowns?: Uint8Array[];
            other: Long;
            stopped: boolean;
            static create(properties: cecochat.v1.Typing.$Shape): cecochat.v1.Typing & cecochat.v1.Typing.$Shape;
            static create(properties?: cecochat.v1.Typing.$Properties): cecochat.v1.Typing;
            static encode(message: cecochat.v1.Typing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Typing & cecochat.v1.Typing.$Shape;
        }

        namespace Typing {
            interface $Properties {
                other?: (Long|null);
                stopped?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Typing.$Properties;
        }

        interface IRefusedFrame extends cecochat.v1.RefusedFrame.$Properties {
        }

        class RefusedFrame {
            constructor(properties?: cecochat.v1.RefusedFrame.$Properties);
            $unknowns?: Uint8Array[];
            frame: string;
            code: string;
            field: string;
            message: string;
            retryAfterMs: number;
            static create(properties: cecochat.v1.RefusedFrame.$Shape): cecochat.v1.RefusedFrame & cecochat.v1.RefusedFrame.$Shape;
            static create(properties?: cecochat.v1.RefusedFrame.$Properties): cecochat.v1.RefusedFrame;
            static encode(message: cecochat.v1.RefusedFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.RefusedFrame & cecochat.v1.RefusedFrame.$Shape;
        }

        namespace RefusedFrame {
            interface $Properties {
                frame?: (string|null);
                code?: (string|null);
                field?: (string|null);
                message?: (string|null);
                retryAfterMs?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.RefusedFrame.$Properties;
        }

        interface IRefusedReceipt extends cecochat.v1.RefusedReceipt.$Properties {
        }

        class RefusedReceipt {
            constructor(properties?: cecochat.v1.RefusedReceipt.$Properties);
            $unknowns?: Uint8Array[];
            receipt?: (cecochat.v1.Receipt.$Properties|null);
            code: string;
            field: string;
            message: string;
            retryAfterMs: number;
            static create(properties: cecochat.v1.RefusedReceipt.$Shape): cecochat.v1.RefusedReceipt & cecochat.v1.RefusedReceipt.$Shape;
            static create(properties?: cecochat.v1.RefusedReceipt.$Properties): cecochat.v1.RefusedReceipt;
            static encode(message: cecochat.v1.RefusedReceipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.RefusedReceipt & cecochat.v1.RefusedReceipt.$Shape;
        }

        namespace RefusedReceipt {
            interface $Properties {
                receipt?: (cecochat.v1.Receipt.$Properties|null);
                code?: (string|null);
                field?: (string|null);
                message?: (string|null);
                retryAfterMs?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              receipt?: cecochat.v1.Receipt.$Shape|null;
              code?: string|null;
              field?: string|null;
              message?: string|null;
              retryAfterMs?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IReady extends cecochat.v1.Ready.$Properties {
        }

        class Ready {
            constructor(properties?: cecochat.v1.Ready.$Properties);
            $unknowns?: Uint8Array[];
            position: Long;
            lastSequence: Long;
            maxOutstanding: number;
            partition: number;
            epoch: Long;
            livePosition: Long;
            lineage: Long;
            frames: string[];
            static create(properties: cecochat.v1.Ready.$Shape): cecochat.v1.Ready & cecochat.v1.Ready.$Shape;
            static create(properties?: cecochat.v1.Ready.$Properties): cecochat.v1.Ready;
            static encode(message: cecochat.v1.Ready.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Ready & cecochat.v1.Ready.$Shape;
        }

        namespace Ready {
            interface $Properties {
                position?: (Long|null);
                lastSequence?: (Long|null);
                maxOutstanding?: (number|null);
                partition?: (number|null);
                epoch?: (Long|null);
                livePosition?: (Long|null);
                lineage?: (Long|null);
                frames?: (string[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Ready.$Properties;
        }

        interface IAcked extends cecochat.v1.Acked.$Properties {
        }

        class Acked {
            constructor(properties?: cecochat.v1.Acked.$Properties);
            $unknowns?: Uint8Array[];
            acks: cecochat.v1.Acknowledgement.$Properties[];
            static create(properties: cecochat.v1.Acked.$Shape): cecochat.v1.Acked & cecochat.v1.Acked.$Shape;
            static create(properties?: cecochat.v1.Acked.$Properties): cecochat.v1.Acked;
            static encode(message: cecochat.v1.Acked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Acked & cecochat.v1.Acked.$Shape;
        }

        namespace Acked {
            interface $Properties {
                acks?: (cecochat.v1.Acknowledgement.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Acked.$Properties;
        }

        interface IAcknowledgement extends cecochat.v1.Acknowledgement.$Properties {
        }

        class Acknowledgement {
            constructor(properties?: cecochat.v1.Acknowledgement.$Properties);
            $unknowns?: Uint8Array[];
            sequence: Long;
            messageId: Long;
            static create(properties: cecochat.v1.Acknowledgement.$Shape): cecochat.v1.Acknowledgement & cecochat.v1.Acknowledgement.$Shape;
            static create(properties?: cecochat.v1.Acknowledgement.$Properties): cecochat.v1.Acknowledgement;
            static encode(message: cecochat.v1.Acknowledgement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Acknowledgement & cecochat.v1.Acknowledgement.$Shape;
        }

        namespace Acknowledgement {
            interface $Properties {
                sequence?: (Long|null);
                messageId?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Acknowledgement.$Properties;
        }

        interface IRejected extends cecochat.v1.Rejected.$Properties {
        }

        class Rejected {
            constructor(properties?: cecochat.v1.Rejected.$Properties);
            $unknowns?: Uint8Array[];
            sequence: Long;
            code: string;
            field: string;
            message: string;
            lastSequence: Long;
            retryAfterMs: number;
            static create(properties: cecochat.v1.Rejected.$Shape): cecochat.v1.Rejected & cecochat.v1.Rejected.$Shape;
            static create(properties?: cecochat.v1.Rejected.$Properties): cecochat.v1.Rejected;
            static encode(message: cecochat.v1.Rejected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Rejected & cecochat.v1.Rejected.$Shape;
        }

        namespace Rejected {
            interface $Properties {
                sequence?: (Long|null);
                code?: (string|null);
                field?: (string|null);
                message?: (string|null);
                lastSequence?: (Long|null);
                retryAfterMs?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Rejected.$Properties;
        }

        interface IProgress extends cecochat.v1.Progress.$Properties {
        }

        class Progress {
            constructor(properties?: cecochat.v1.Progress.$Properties);
            $unknowns?: Uint8Array[];
            offset: Long;
            static create(properties: cecochat.v1.Progress.$Shape): cecochat.v1.Progress & cecochat.v1.Progress.$Shape;
            static create(properties?: cecochat.v1.Progress.$Properties): cecochat.v1.Progress;
            static encode(message: cecochat.v1.Progress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Progress & cecochat.v1.Progress.$Shape;
        }

        namespace Progress {
            interface $Properties {
                offset?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Progress.$Properties;
        }

        interface IMoved extends cecochat.v1.Moved.$Properties {
        }

        class Moved {
            constructor(properties?: cecochat.v1.Moved.$Properties);
            $unknowns?: Uint8Array[];
            address: string;
            epoch: Long;
            spreadMilliseconds: number;
            static create(properties: cecochat.v1.Moved.$Shape): cecochat.v1.Moved & cecochat.v1.Moved.$Shape;
            static create(properties?: cecochat.v1.Moved.$Properties): cecochat.v1.Moved;
            static encode(message: cecochat.v1.Moved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Moved & cecochat.v1.Moved.$Shape;
        }

        namespace Moved {
            interface $Properties {
                address?: (string|null);
                epoch?: (Long|null);
                spreadMilliseconds?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Moved.$Properties;
        }

        interface ISendRequest extends cecochat.v1.SendRequest.$Properties {
        }

        class SendRequest {
            constructor(properties?: cecochat.v1.SendRequest.$Properties);
            $unknowns?: Uint8Array[];
            device: string;
            sequence: Long;
            receiver?: (Long|null);
            group?: (Long|null);
            lineage: Long;
            text?: (cecochat.v1.Text.$Properties|null);
            edit?: (cecochat.v1.Edit.$Properties|null);
            deletion?: (cecochat.v1.Deletion.$Properties|null);
            reaction?: (cecochat.v1.Reaction.$Properties|null);
            conversationSettings?: (cecochat.v1.ConversationSettings.$Properties|null);
            userSettings?: (cecochat.v1.UserSettings.$Properties|null);
            target?: ("receiver"|"group");
            body?: ("text"|"edit"|"deletion"|"reaction"|"conversationSettings"|"userSettings");
            static create(properties: cecochat.v1.SendRequest.$Shape): cecochat.v1.SendRequest & cecochat.v1.SendRequest.$Shape;
            static create(properties?: cecochat.v1.SendRequest.$Properties): cecochat.v1.SendRequest;
            static encode(message: cecochat.v1.SendRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SendRequest & cecochat.v1.SendRequest.$Shape;
        }

        namespace SendRequest {
            interface $Properties {
                device?: (string|null);
                sequence?: (Long|null);
                receiver?: (Long|null);
                group?: (Long|null);
                lineage?: (Long|null);
                text?: (cecochat.v1.Text.$Properties|null);
                edit?: (cecochat.v1.Edit.$Properties|null);
                deletion?: (cecochat.v1.Deletion.$Properties|null);
                reaction?: (cecochat.v1.Reaction.$Properties|null);
                conversationSettings?: (cecochat.v1.ConversationSettings.$Properties|null);
                userSettings?: (cecochat.v1.UserSettings.$Properties|null);
                target?: ("receiver"|"group");
                body?: ("text"|"edit"|"deletion"|"reaction"|"conversationSettings"|"userSettings");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              device?: string|null;
              sequence?: Long|null;
              receiver?: Long|null;
              group?: Long|null;
              lineage?: Long|null;
              text?: cecochat.v1.Text.$Shape|null;
              edit?: cecochat.v1.Edit.$Shape|null;
              deletion?: cecochat.v1.Deletion.$Shape|null;
              reaction?: cecochat.v1.Reaction.$Shape|null;
              conversationSettings?: cecochat.v1.ConversationSettings.$Shape|null;
              userSettings?: cecochat.v1.UserSettings.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
            ) & (
              ({ body?: undefined; text?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "edit"; text?: null; edit: cecochat.v1.Edit.$Shape; deletion?: null; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "deletion"; text?: null; edit?: null; deletion: cecochat.v1.Deletion.$Shape; reaction?: null; conversationSettings?: null; userSettings?: null }|{ body?: "reaction"; text?: null; edit?: null; deletion?: null; reaction: cecochat.v1.Reaction.$Shape; conversationSettings?: null; userSettings?: null }|{ body?: "conversationSettings"; text?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings: cecochat.v1.ConversationSettings.$Shape; userSettings?: null }|{ body?: "userSettings"; text?: null; edit?: null; deletion?: null; reaction?: null; conversationSettings?: null; userSettings: cecochat.v1.UserSettings.$Shape })
            );
        }

        interface ISendResponse extends cecochat.v1.SendResponse.$Properties {
        }

        class SendResponse {
            constructor(properties?: cecochat.v1.SendResponse.$Properties);
            $unknowns?: Uint8Array[];
            messageId: Long;
            lineage: Long;
            static create(properties: cecochat.v1.SendResponse.$Shape): cecochat.v1.SendResponse & cecochat.v1.SendResponse.$Shape;
            static create(properties?: cecochat.v1.SendResponse.$Properties): cecochat.v1.SendResponse;
            static encode(message: cecochat.v1.SendResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.SendResponse & cecochat.v1.SendResponse.$Shape;
        }

        namespace SendResponse {
            interface $Properties {
                messageId?: (Long|null);
                lineage?: (Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.SendResponse.$Properties;
        }

        interface ISignals extends cecochat.v1.Signals.$Properties {
        }

        class Signals {
            constructor(properties?: cecochat.v1.Signals.$Properties);
            $unknowns?: Uint8Array[];
            typing: cecochat.v1.TypingSignal.$Properties[];
            static create(properties: cecochat.v1.Signals.$Shape): cecochat.v1.Signals & cecochat.v1.Signals.$Shape;
            static create(properties?: cecochat.v1.Signals.$Properties): cecochat.v1.Signals;
            static encode(message: cecochat.v1.Signals.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Signals & cecochat.v1.Signals.$Shape;
        }

        namespace Signals {
            interface $Properties {
                typing?: (cecochat.v1.TypingSignal.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Signals.$Properties;
        }

        interface ITypingSignal extends cecochat.v1.TypingSignal.$Properties {
        }

        class TypingSignal {
            constructor(properties?: cecochat.v1.TypingSignal.$Properties);
            $unknowns?: Uint8Array[];
            sender: Long;
            receiver: Long;
            stopped: boolean;
            static create(properties: cecochat.v1.TypingSignal.$Shape): cecochat.v1.TypingSignal & cecochat.v1.TypingSignal.$Shape;
            static create(properties?: cecochat.v1.TypingSignal.$Properties): cecochat.v1.TypingSignal;
            static encode(message: cecochat.v1.TypingSignal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.TypingSignal & cecochat.v1.TypingSignal.$Shape;
        }

        namespace TypingSignal {
            interface $Properties {
                sender?: (Long|null);
                receiver?: (Long|null);
                stopped?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.TypingSignal.$Properties;
        }
    }
}

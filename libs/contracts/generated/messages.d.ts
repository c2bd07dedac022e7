import * as $protobuf from "protobufjs";
import Long = require("long");

export namespace cecochat {

    namespace v1 {

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
            target?: ("receiver"|"group");
            body?: "text";
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
                target?: ("receiver"|"group");
                body?: "text";
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
              $unknowns?: Uint8Array[];
            } & (
              ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
            ) & (
              ({ body?: undefined; text?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape })
            );
        }

        interface IText extends cecochat.v1.Text.$Properties {
        }

        class Text {
            constructor(properties?: cecochat.v1.Text.$Properties);
            $unknowns?: Uint8Array[];
            text: string;
            static create(properties: cecochat.v1.Text.$Shape): cecochat.v1.Text & cecochat.v1.Text.$Shape;
            static create(properties?: cecochat.v1.Text.$Properties): cecochat.v1.Text;
            static encode(message: cecochat.v1.Text.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.Text & cecochat.v1.Text.$Shape;
        }

        namespace Text {
            interface $Properties {
                text?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = cecochat.v1.Text.$Properties;
        }

        interface IRecord extends cecochat.v1.Record.$Properties {
        }

        class Record {
            constructor(properties?: cecochat.v1.Record.$Properties);
            $unknowns?: Uint8Array[];
            event?: (cecochat.v1.Event.$Properties|null);
            recipients: Long[];
            membershipEpoch: Long;
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
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              event?: cecochat.v1.Event.$Shape|null;
              recipients?: Long[]|null;
              membershipEpoch?: Long|null;
              $unknowns?: Uint8Array[];
            };
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
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              events?: cecochat.v1.Event.$Shape[]|null;
              nextOlderThan?: Long|null;
              gaps?: cecochat.v1.IdGap.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
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

        interface IChatRequest extends cecochat.v1.ChatRequest.$Properties {
        }

        class ChatRequest {
            constructor(properties?: cecochat.v1.ChatRequest.$Properties);
            $unknowns?: Uint8Array[];
            listen?: (cecochat.v1.Listen.$Properties|null);
            send?: (cecochat.v1.OutgoingEvent.$Properties|null);
            frame?: ("listen"|"send");
            static create(properties: cecochat.v1.ChatRequest.$Shape): cecochat.v1.ChatRequest & cecochat.v1.ChatRequest.$Shape;
            static create(properties?: cecochat.v1.ChatRequest.$Properties): cecochat.v1.ChatRequest;
            static encode(message: cecochat.v1.ChatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cecochat.v1.ChatRequest & cecochat.v1.ChatRequest.$Shape;
        }

        namespace ChatRequest {
            interface $Properties {
                listen?: (cecochat.v1.Listen.$Properties|null);
                send?: (cecochat.v1.OutgoingEvent.$Properties|null);
                frame?: ("listen"|"send");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              listen?: cecochat.v1.Listen.$Shape|null;
              send?: cecochat.v1.OutgoingEvent.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; listen?: null; send?: null }|{ frame?: "listen"; listen: cecochat.v1.Listen.$Shape; send?: null }|{ frame?: "send"; listen?: null; send: cecochat.v1.OutgoingEvent.$Shape })
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
            target?: ("receiver"|"group");
            body?: "text";
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
                target?: ("receiver"|"group");
                body?: "text";
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              sequence?: Long|null;
              receiver?: Long|null;
              group?: Long|null;
              text?: cecochat.v1.Text.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
            ) & (
              ({ body?: undefined; text?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape })
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
            frame?: ("ready"|"delivery"|"acked"|"rejected"|"progress"|"moved");
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
                frame?: ("ready"|"delivery"|"acked"|"rejected"|"progress"|"moved");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              ready?: cecochat.v1.Ready.$Shape|null;
              delivery?: cecochat.v1.StoredEvent.$Shape|null;
              acked?: cecochat.v1.Acked.$Shape|null;
              rejected?: cecochat.v1.Rejected.$Shape|null;
              progress?: cecochat.v1.Progress.$Shape|null;
              moved?: cecochat.v1.Moved.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null }|{ frame?: "ready"; ready: cecochat.v1.Ready.$Shape; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null }|{ frame?: "delivery"; ready?: null; delivery: cecochat.v1.StoredEvent.$Shape; acked?: null; rejected?: null; progress?: null; moved?: null }|{ frame?: "acked"; ready?: null; delivery?: null; acked: cecochat.v1.Acked.$Shape; rejected?: null; progress?: null; moved?: null }|{ frame?: "rejected"; ready?: null; delivery?: null; acked?: null; rejected: cecochat.v1.Rejected.$Shape; progress?: null; moved?: null }|{ frame?: "progress"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress: cecochat.v1.Progress.$Shape; moved?: null }|{ frame?: "moved"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved: cecochat.v1.Moved.$Shape })
            );
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
            target?: ("receiver"|"group");
            body?: "text";
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
                target?: ("receiver"|"group");
                body?: "text";
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              device?: string|null;
              sequence?: Long|null;
              receiver?: Long|null;
              group?: Long|null;
              lineage?: Long|null;
              text?: cecochat.v1.Text.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
            ) & (
              ({ body?: undefined; text?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape })
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
    }
}

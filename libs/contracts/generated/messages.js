/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const cecochat = $root.cecochat = (() => {

    /**
     * Namespace cecochat.
     * @exports cecochat
     * @namespace
     */
    const cecochat = {};

    cecochat.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof cecochat
         * @namespace
         */
        const v1 = {};

        v1.SignUpRequest = (function() {

            /**
             * Properties of a SignUpRequest.
             * @typedef {Object} cecochat.v1.SignUpRequest.$Properties
             * @property {string|null} [name] SignUpRequest name
             * @property {string|null} [password] SignUpRequest password
             * @property {string|null} [label] SignUpRequest label
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignUpRequest.
             * @memberof cecochat.v1
             * @interface ISignUpRequest
             * @augments cecochat.v1.SignUpRequest.$Properties
             * @deprecated Use cecochat.v1.SignUpRequest.$Properties instead.
             */

            /**
             * Shape of a SignUpRequest.
             * @typedef {cecochat.v1.SignUpRequest.$Properties} cecochat.v1.SignUpRequest.$Shape
             */

            /**
             * Constructs a new SignUpRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a SignUpRequest.
             * @constructor
             * @param {cecochat.v1.SignUpRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignUpRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignUpRequest name.
             * @member {string} name
             * @memberof cecochat.v1.SignUpRequest
             * @instance
             */
            SignUpRequest.prototype.name = "";

            /**
             * SignUpRequest password.
             * @member {string} password
             * @memberof cecochat.v1.SignUpRequest
             * @instance
             */
            SignUpRequest.prototype.password = "";

            /**
             * SignUpRequest label.
             * @member {string} label
             * @memberof cecochat.v1.SignUpRequest
             * @instance
             */
            SignUpRequest.prototype.label = "";

            /**
             * Creates a new SignUpRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SignUpRequest
             * @static
             * @param {cecochat.v1.SignUpRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SignUpRequest} SignUpRequest instance
             * @type {{
             *   (properties: cecochat.v1.SignUpRequest.$Shape): cecochat.v1.SignUpRequest & cecochat.v1.SignUpRequest.$Shape;
             *   (properties?: cecochat.v1.SignUpRequest.$Properties): cecochat.v1.SignUpRequest;
             * }}
             */
            SignUpRequest.create = function(properties) {
                return new SignUpRequest(properties);
            };

            /**
             * Encodes the specified SignUpRequest message. Does not implicitly {@link cecochat.v1.SignUpRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SignUpRequest
             * @static
             * @param {cecochat.v1.SignUpRequest.$Properties} message SignUpRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignUpRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.password);
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.label);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignUpRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SignUpRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SignUpRequest & cecochat.v1.SignUpRequest.$Shape} SignUpRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignUpRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SignUpRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.password = value;
                            else
                                delete message.password;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignUpRequest;
        })();

        v1.SignUpResponse = (function() {

            /**
             * Properties of a SignUpResponse.
             * @typedef {Object} cecochat.v1.SignUpResponse.$Properties
             * @property {cecochat.v1.SessionTokens.$Properties|null} [tokens] SignUpResponse tokens
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignUpResponse.
             * @memberof cecochat.v1
             * @interface ISignUpResponse
             * @augments cecochat.v1.SignUpResponse.$Properties
             * @deprecated Use cecochat.v1.SignUpResponse.$Properties instead.
             */

            /**
             * Shape of a SignUpResponse.
             * @typedef {cecochat.v1.SignUpResponse.$Properties} cecochat.v1.SignUpResponse.$Shape
             */

            /**
             * Constructs a new SignUpResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a SignUpResponse.
             * @constructor
             * @param {cecochat.v1.SignUpResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignUpResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignUpResponse tokens.
             * @member {cecochat.v1.SessionTokens.$Properties|null|undefined} tokens
             * @memberof cecochat.v1.SignUpResponse
             * @instance
             */
            SignUpResponse.prototype.tokens = null;

            /**
             * Creates a new SignUpResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SignUpResponse
             * @static
             * @param {cecochat.v1.SignUpResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SignUpResponse} SignUpResponse instance
             * @type {{
             *   (properties: cecochat.v1.SignUpResponse.$Shape): cecochat.v1.SignUpResponse & cecochat.v1.SignUpResponse.$Shape;
             *   (properties?: cecochat.v1.SignUpResponse.$Properties): cecochat.v1.SignUpResponse;
             * }}
             */
            SignUpResponse.create = function(properties) {
                return new SignUpResponse(properties);
            };

            /**
             * Encodes the specified SignUpResponse message. Does not implicitly {@link cecochat.v1.SignUpResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SignUpResponse
             * @static
             * @param {cecochat.v1.SignUpResponse.$Properties} message SignUpResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignUpResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokens != null && $Object.hasOwnProperty.call(message, "tokens"))
                    $root.cecochat.v1.SessionTokens.encode(message.tokens, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignUpResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SignUpResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SignUpResponse & cecochat.v1.SignUpResponse.$Shape} SignUpResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignUpResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SignUpResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.tokens = $root.cecochat.v1.SessionTokens.decode(reader, reader.size(), $undefined, _depth + 1, message.tokens);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignUpResponse;
        })();

        v1.SignInRequest = (function() {

            /**
             * Properties of a SignInRequest.
             * @typedef {Object} cecochat.v1.SignInRequest.$Properties
             * @property {string|null} [name] SignInRequest name
             * @property {string|null} [password] SignInRequest password
             * @property {string|null} [label] SignInRequest label
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignInRequest.
             * @memberof cecochat.v1
             * @interface ISignInRequest
             * @augments cecochat.v1.SignInRequest.$Properties
             * @deprecated Use cecochat.v1.SignInRequest.$Properties instead.
             */

            /**
             * Shape of a SignInRequest.
             * @typedef {cecochat.v1.SignInRequest.$Properties} cecochat.v1.SignInRequest.$Shape
             */

            /**
             * Constructs a new SignInRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a SignInRequest.
             * @constructor
             * @param {cecochat.v1.SignInRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignInRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignInRequest name.
             * @member {string} name
             * @memberof cecochat.v1.SignInRequest
             * @instance
             */
            SignInRequest.prototype.name = "";

            /**
             * SignInRequest password.
             * @member {string} password
             * @memberof cecochat.v1.SignInRequest
             * @instance
             */
            SignInRequest.prototype.password = "";

            /**
             * SignInRequest label.
             * @member {string} label
             * @memberof cecochat.v1.SignInRequest
             * @instance
             */
            SignInRequest.prototype.label = "";

            /**
             * Creates a new SignInRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SignInRequest
             * @static
             * @param {cecochat.v1.SignInRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SignInRequest} SignInRequest instance
             * @type {{
             *   (properties: cecochat.v1.SignInRequest.$Shape): cecochat.v1.SignInRequest & cecochat.v1.SignInRequest.$Shape;
             *   (properties?: cecochat.v1.SignInRequest.$Properties): cecochat.v1.SignInRequest;
             * }}
             */
            SignInRequest.create = function(properties) {
                return new SignInRequest(properties);
            };

            /**
             * Encodes the specified SignInRequest message. Does not implicitly {@link cecochat.v1.SignInRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SignInRequest
             * @static
             * @param {cecochat.v1.SignInRequest.$Properties} message SignInRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignInRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.password);
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.label);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignInRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SignInRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SignInRequest & cecochat.v1.SignInRequest.$Shape} SignInRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignInRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SignInRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.password = value;
                            else
                                delete message.password;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignInRequest;
        })();

        v1.SignInResponse = (function() {

            /**
             * Properties of a SignInResponse.
             * @typedef {Object} cecochat.v1.SignInResponse.$Properties
             * @property {cecochat.v1.SessionTokens.$Properties|null} [tokens] SignInResponse tokens
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignInResponse.
             * @memberof cecochat.v1
             * @interface ISignInResponse
             * @augments cecochat.v1.SignInResponse.$Properties
             * @deprecated Use cecochat.v1.SignInResponse.$Properties instead.
             */

            /**
             * Shape of a SignInResponse.
             * @typedef {cecochat.v1.SignInResponse.$Properties} cecochat.v1.SignInResponse.$Shape
             */

            /**
             * Constructs a new SignInResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a SignInResponse.
             * @constructor
             * @param {cecochat.v1.SignInResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignInResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignInResponse tokens.
             * @member {cecochat.v1.SessionTokens.$Properties|null|undefined} tokens
             * @memberof cecochat.v1.SignInResponse
             * @instance
             */
            SignInResponse.prototype.tokens = null;

            /**
             * Creates a new SignInResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SignInResponse
             * @static
             * @param {cecochat.v1.SignInResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SignInResponse} SignInResponse instance
             * @type {{
             *   (properties: cecochat.v1.SignInResponse.$Shape): cecochat.v1.SignInResponse & cecochat.v1.SignInResponse.$Shape;
             *   (properties?: cecochat.v1.SignInResponse.$Properties): cecochat.v1.SignInResponse;
             * }}
             */
            SignInResponse.create = function(properties) {
                return new SignInResponse(properties);
            };

            /**
             * Encodes the specified SignInResponse message. Does not implicitly {@link cecochat.v1.SignInResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SignInResponse
             * @static
             * @param {cecochat.v1.SignInResponse.$Properties} message SignInResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignInResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokens != null && $Object.hasOwnProperty.call(message, "tokens"))
                    $root.cecochat.v1.SessionTokens.encode(message.tokens, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignInResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SignInResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SignInResponse & cecochat.v1.SignInResponse.$Shape} SignInResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignInResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SignInResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.tokens = $root.cecochat.v1.SessionTokens.decode(reader, reader.size(), $undefined, _depth + 1, message.tokens);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignInResponse;
        })();

        v1.BeginSignInRequest = (function() {

            /**
             * Properties of a BeginSignInRequest.
             * @typedef {Object} cecochat.v1.BeginSignInRequest.$Properties
             * @property {string|null} [provider] BeginSignInRequest provider
             * @property {string|null} [redirectUri] BeginSignInRequest redirectUri
             * @property {string|null} [label] BeginSignInRequest label
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BeginSignInRequest.
             * @memberof cecochat.v1
             * @interface IBeginSignInRequest
             * @augments cecochat.v1.BeginSignInRequest.$Properties
             * @deprecated Use cecochat.v1.BeginSignInRequest.$Properties instead.
             */

            /**
             * Shape of a BeginSignInRequest.
             * @typedef {cecochat.v1.BeginSignInRequest.$Properties} cecochat.v1.BeginSignInRequest.$Shape
             */

            /**
             * Constructs a new BeginSignInRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a BeginSignInRequest.
             * @constructor
             * @param {cecochat.v1.BeginSignInRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BeginSignInRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BeginSignInRequest provider.
             * @member {string} provider
             * @memberof cecochat.v1.BeginSignInRequest
             * @instance
             */
            BeginSignInRequest.prototype.provider = "";

            /**
             * BeginSignInRequest redirectUri.
             * @member {string} redirectUri
             * @memberof cecochat.v1.BeginSignInRequest
             * @instance
             */
            BeginSignInRequest.prototype.redirectUri = "";

            /**
             * BeginSignInRequest label.
             * @member {string} label
             * @memberof cecochat.v1.BeginSignInRequest
             * @instance
             */
            BeginSignInRequest.prototype.label = "";

            /**
             * Creates a new BeginSignInRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.BeginSignInRequest
             * @static
             * @param {cecochat.v1.BeginSignInRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.BeginSignInRequest} BeginSignInRequest instance
             * @type {{
             *   (properties: cecochat.v1.BeginSignInRequest.$Shape): cecochat.v1.BeginSignInRequest & cecochat.v1.BeginSignInRequest.$Shape;
             *   (properties?: cecochat.v1.BeginSignInRequest.$Properties): cecochat.v1.BeginSignInRequest;
             * }}
             */
            BeginSignInRequest.create = function(properties) {
                return new BeginSignInRequest(properties);
            };

            /**
             * Encodes the specified BeginSignInRequest message. Does not implicitly {@link cecochat.v1.BeginSignInRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.BeginSignInRequest
             * @static
             * @param {cecochat.v1.BeginSignInRequest.$Properties} message BeginSignInRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BeginSignInRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.provider != null && $Object.hasOwnProperty.call(message, "provider") && message.provider !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.provider);
                if (message.redirectUri != null && $Object.hasOwnProperty.call(message, "redirectUri") && message.redirectUri !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.redirectUri);
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.label);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BeginSignInRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.BeginSignInRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.BeginSignInRequest & cecochat.v1.BeginSignInRequest.$Shape} BeginSignInRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BeginSignInRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.BeginSignInRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.provider = value;
                            else
                                delete message.provider;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.redirectUri = value;
                            else
                                delete message.redirectUri;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BeginSignInRequest;
        })();

        v1.BeginSignInResponse = (function() {

            /**
             * Properties of a BeginSignInResponse.
             * @typedef {Object} cecochat.v1.BeginSignInResponse.$Properties
             * @property {string|null} [authorizationUrl] BeginSignInResponse authorizationUrl
             * @property {string|null} [flow] BeginSignInResponse flow
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BeginSignInResponse.
             * @memberof cecochat.v1
             * @interface IBeginSignInResponse
             * @augments cecochat.v1.BeginSignInResponse.$Properties
             * @deprecated Use cecochat.v1.BeginSignInResponse.$Properties instead.
             */

            /**
             * Shape of a BeginSignInResponse.
             * @typedef {cecochat.v1.BeginSignInResponse.$Properties} cecochat.v1.BeginSignInResponse.$Shape
             */

            /**
             * Constructs a new BeginSignInResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a BeginSignInResponse.
             * @constructor
             * @param {cecochat.v1.BeginSignInResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BeginSignInResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BeginSignInResponse authorizationUrl.
             * @member {string} authorizationUrl
             * @memberof cecochat.v1.BeginSignInResponse
             * @instance
             */
            BeginSignInResponse.prototype.authorizationUrl = "";

            /**
             * BeginSignInResponse flow.
             * @member {string} flow
             * @memberof cecochat.v1.BeginSignInResponse
             * @instance
             */
            BeginSignInResponse.prototype.flow = "";

            /**
             * Creates a new BeginSignInResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.BeginSignInResponse
             * @static
             * @param {cecochat.v1.BeginSignInResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.BeginSignInResponse} BeginSignInResponse instance
             * @type {{
             *   (properties: cecochat.v1.BeginSignInResponse.$Shape): cecochat.v1.BeginSignInResponse & cecochat.v1.BeginSignInResponse.$Shape;
             *   (properties?: cecochat.v1.BeginSignInResponse.$Properties): cecochat.v1.BeginSignInResponse;
             * }}
             */
            BeginSignInResponse.create = function(properties) {
                return new BeginSignInResponse(properties);
            };

            /**
             * Encodes the specified BeginSignInResponse message. Does not implicitly {@link cecochat.v1.BeginSignInResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.BeginSignInResponse
             * @static
             * @param {cecochat.v1.BeginSignInResponse.$Properties} message BeginSignInResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BeginSignInResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.authorizationUrl != null && $Object.hasOwnProperty.call(message, "authorizationUrl") && message.authorizationUrl !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.authorizationUrl);
                if (message.flow != null && $Object.hasOwnProperty.call(message, "flow") && message.flow !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.flow);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BeginSignInResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.BeginSignInResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.BeginSignInResponse & cecochat.v1.BeginSignInResponse.$Shape} BeginSignInResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BeginSignInResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.BeginSignInResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.authorizationUrl = value;
                            else
                                delete message.authorizationUrl;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.flow = value;
                            else
                                delete message.flow;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BeginSignInResponse;
        })();

        v1.CompleteSignInRequest = (function() {

            /**
             * Properties of a CompleteSignInRequest.
             * @typedef {Object} cecochat.v1.CompleteSignInRequest.$Properties
             * @property {string|null} [flow] CompleteSignInRequest flow
             * @property {string|null} [redirectedTo] CompleteSignInRequest redirectedTo
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CompleteSignInRequest.
             * @memberof cecochat.v1
             * @interface ICompleteSignInRequest
             * @augments cecochat.v1.CompleteSignInRequest.$Properties
             * @deprecated Use cecochat.v1.CompleteSignInRequest.$Properties instead.
             */

            /**
             * Shape of a CompleteSignInRequest.
             * @typedef {cecochat.v1.CompleteSignInRequest.$Properties} cecochat.v1.CompleteSignInRequest.$Shape
             */

            /**
             * Constructs a new CompleteSignInRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a CompleteSignInRequest.
             * @constructor
             * @param {cecochat.v1.CompleteSignInRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CompleteSignInRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CompleteSignInRequest flow.
             * @member {string} flow
             * @memberof cecochat.v1.CompleteSignInRequest
             * @instance
             */
            CompleteSignInRequest.prototype.flow = "";

            /**
             * CompleteSignInRequest redirectedTo.
             * @member {string} redirectedTo
             * @memberof cecochat.v1.CompleteSignInRequest
             * @instance
             */
            CompleteSignInRequest.prototype.redirectedTo = "";

            /**
             * Creates a new CompleteSignInRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.CompleteSignInRequest
             * @static
             * @param {cecochat.v1.CompleteSignInRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.CompleteSignInRequest} CompleteSignInRequest instance
             * @type {{
             *   (properties: cecochat.v1.CompleteSignInRequest.$Shape): cecochat.v1.CompleteSignInRequest & cecochat.v1.CompleteSignInRequest.$Shape;
             *   (properties?: cecochat.v1.CompleteSignInRequest.$Properties): cecochat.v1.CompleteSignInRequest;
             * }}
             */
            CompleteSignInRequest.create = function(properties) {
                return new CompleteSignInRequest(properties);
            };

            /**
             * Encodes the specified CompleteSignInRequest message. Does not implicitly {@link cecochat.v1.CompleteSignInRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.CompleteSignInRequest
             * @static
             * @param {cecochat.v1.CompleteSignInRequest.$Properties} message CompleteSignInRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CompleteSignInRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.flow != null && $Object.hasOwnProperty.call(message, "flow") && message.flow !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.flow);
                if (message.redirectedTo != null && $Object.hasOwnProperty.call(message, "redirectedTo") && message.redirectedTo !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.redirectedTo);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CompleteSignInRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.CompleteSignInRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.CompleteSignInRequest & cecochat.v1.CompleteSignInRequest.$Shape} CompleteSignInRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CompleteSignInRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.CompleteSignInRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.flow = value;
                            else
                                delete message.flow;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.redirectedTo = value;
                            else
                                delete message.redirectedTo;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CompleteSignInRequest;
        })();

        v1.CompleteSignInResponse = (function() {

            /**
             * Properties of a CompleteSignInResponse.
             * @typedef {Object} cecochat.v1.CompleteSignInResponse.$Properties
             * @property {cecochat.v1.SessionTokens.$Properties|null} [tokens] CompleteSignInResponse tokens
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CompleteSignInResponse.
             * @memberof cecochat.v1
             * @interface ICompleteSignInResponse
             * @augments cecochat.v1.CompleteSignInResponse.$Properties
             * @deprecated Use cecochat.v1.CompleteSignInResponse.$Properties instead.
             */

            /**
             * Shape of a CompleteSignInResponse.
             * @typedef {cecochat.v1.CompleteSignInResponse.$Properties} cecochat.v1.CompleteSignInResponse.$Shape
             */

            /**
             * Constructs a new CompleteSignInResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a CompleteSignInResponse.
             * @constructor
             * @param {cecochat.v1.CompleteSignInResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CompleteSignInResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CompleteSignInResponse tokens.
             * @member {cecochat.v1.SessionTokens.$Properties|null|undefined} tokens
             * @memberof cecochat.v1.CompleteSignInResponse
             * @instance
             */
            CompleteSignInResponse.prototype.tokens = null;

            /**
             * Creates a new CompleteSignInResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.CompleteSignInResponse
             * @static
             * @param {cecochat.v1.CompleteSignInResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.CompleteSignInResponse} CompleteSignInResponse instance
             * @type {{
             *   (properties: cecochat.v1.CompleteSignInResponse.$Shape): cecochat.v1.CompleteSignInResponse & cecochat.v1.CompleteSignInResponse.$Shape;
             *   (properties?: cecochat.v1.CompleteSignInResponse.$Properties): cecochat.v1.CompleteSignInResponse;
             * }}
             */
            CompleteSignInResponse.create = function(properties) {
                return new CompleteSignInResponse(properties);
            };

            /**
             * Encodes the specified CompleteSignInResponse message. Does not implicitly {@link cecochat.v1.CompleteSignInResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.CompleteSignInResponse
             * @static
             * @param {cecochat.v1.CompleteSignInResponse.$Properties} message CompleteSignInResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CompleteSignInResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokens != null && $Object.hasOwnProperty.call(message, "tokens"))
                    $root.cecochat.v1.SessionTokens.encode(message.tokens, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CompleteSignInResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.CompleteSignInResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.CompleteSignInResponse & cecochat.v1.CompleteSignInResponse.$Shape} CompleteSignInResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CompleteSignInResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.CompleteSignInResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.tokens = $root.cecochat.v1.SessionTokens.decode(reader, reader.size(), $undefined, _depth + 1, message.tokens);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CompleteSignInResponse;
        })();

        v1.SessionTokens = (function() {

            /**
             * Properties of a SessionTokens.
             * @typedef {Object} cecochat.v1.SessionTokens.$Properties
             * @property {Long|null} [user] SessionTokens user
             * @property {string|null} [name] SessionTokens name
             * @property {string|null} [sessionId] SessionTokens sessionId
             * @property {string|null} [accessToken] SessionTokens accessToken
             * @property {Long|null} [accessExpiresAtMs] SessionTokens accessExpiresAtMs
             * @property {string|null} [refreshToken] SessionTokens refreshToken
             * @property {Long|null} [refreshExpiresAtMs] SessionTokens refreshExpiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SessionTokens.
             * @memberof cecochat.v1
             * @interface ISessionTokens
             * @augments cecochat.v1.SessionTokens.$Properties
             * @deprecated Use cecochat.v1.SessionTokens.$Properties instead.
             */

            /**
             * Shape of a SessionTokens.
             * @typedef {cecochat.v1.SessionTokens.$Properties} cecochat.v1.SessionTokens.$Shape
             */

            /**
             * Constructs a new SessionTokens.
             * @memberof cecochat.v1
             * @classdesc Represents a SessionTokens.
             * @constructor
             * @param {cecochat.v1.SessionTokens.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SessionTokens = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SessionTokens user.
             * @member {Long} user
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SessionTokens name.
             * @member {string} name
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.name = "";

            /**
             * SessionTokens sessionId.
             * @member {string} sessionId
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.sessionId = "";

            /**
             * SessionTokens accessToken.
             * @member {string} accessToken
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.accessToken = "";

            /**
             * SessionTokens accessExpiresAtMs.
             * @member {Long} accessExpiresAtMs
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.accessExpiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SessionTokens refreshToken.
             * @member {string} refreshToken
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.refreshToken = "";

            /**
             * SessionTokens refreshExpiresAtMs.
             * @member {Long} refreshExpiresAtMs
             * @memberof cecochat.v1.SessionTokens
             * @instance
             */
            SessionTokens.prototype.refreshExpiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new SessionTokens instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SessionTokens
             * @static
             * @param {cecochat.v1.SessionTokens.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SessionTokens} SessionTokens instance
             * @type {{
             *   (properties: cecochat.v1.SessionTokens.$Shape): cecochat.v1.SessionTokens & cecochat.v1.SessionTokens.$Shape;
             *   (properties?: cecochat.v1.SessionTokens.$Properties): cecochat.v1.SessionTokens;
             * }}
             */
            SessionTokens.create = function(properties) {
                return new SessionTokens(properties);
            };

            /**
             * Encodes the specified SessionTokens message. Does not implicitly {@link cecochat.v1.SessionTokens.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SessionTokens
             * @static
             * @param {cecochat.v1.SessionTokens.$Properties} message SessionTokens message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SessionTokens.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.sessionId);
                if (message.accessToken != null && $Object.hasOwnProperty.call(message, "accessToken") && message.accessToken !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.accessToken);
                if (message.accessExpiresAtMs != null && $Object.hasOwnProperty.call(message, "accessExpiresAtMs") && (typeof message.accessExpiresAtMs === "object" ? message.accessExpiresAtMs.low || message.accessExpiresAtMs.high : message.accessExpiresAtMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.accessExpiresAtMs);
                if (message.refreshToken != null && $Object.hasOwnProperty.call(message, "refreshToken") && message.refreshToken !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.refreshToken);
                if (message.refreshExpiresAtMs != null && $Object.hasOwnProperty.call(message, "refreshExpiresAtMs") && (typeof message.refreshExpiresAtMs === "object" ? message.refreshExpiresAtMs.low || message.refreshExpiresAtMs.high : message.refreshExpiresAtMs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.refreshExpiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SessionTokens message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SessionTokens
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SessionTokens & cecochat.v1.SessionTokens.$Shape} SessionTokens
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SessionTokens.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SessionTokens();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sessionId = value;
                            else
                                delete message.sessionId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.accessToken = value;
                            else
                                delete message.accessToken;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.accessExpiresAtMs = value;
                            else
                                delete message.accessExpiresAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.refreshToken = value;
                            else
                                delete message.refreshToken;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.refreshExpiresAtMs = value;
                            else
                                delete message.refreshExpiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SessionTokens;
        })();

        v1.RefreshRequest = (function() {

            /**
             * Properties of a RefreshRequest.
             * @typedef {Object} cecochat.v1.RefreshRequest.$Properties
             * @property {string|null} [refreshToken] RefreshRequest refreshToken
             * @property {string|null} [requestId] RefreshRequest requestId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RefreshRequest.
             * @memberof cecochat.v1
             * @interface IRefreshRequest
             * @augments cecochat.v1.RefreshRequest.$Properties
             * @deprecated Use cecochat.v1.RefreshRequest.$Properties instead.
             */

            /**
             * Shape of a RefreshRequest.
             * @typedef {cecochat.v1.RefreshRequest.$Properties} cecochat.v1.RefreshRequest.$Shape
             */

            /**
             * Constructs a new RefreshRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a RefreshRequest.
             * @constructor
             * @param {cecochat.v1.RefreshRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RefreshRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RefreshRequest refreshToken.
             * @member {string} refreshToken
             * @memberof cecochat.v1.RefreshRequest
             * @instance
             */
            RefreshRequest.prototype.refreshToken = "";

            /**
             * RefreshRequest requestId.
             * @member {string} requestId
             * @memberof cecochat.v1.RefreshRequest
             * @instance
             */
            RefreshRequest.prototype.requestId = "";

            /**
             * Creates a new RefreshRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.RefreshRequest
             * @static
             * @param {cecochat.v1.RefreshRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.RefreshRequest} RefreshRequest instance
             * @type {{
             *   (properties: cecochat.v1.RefreshRequest.$Shape): cecochat.v1.RefreshRequest & cecochat.v1.RefreshRequest.$Shape;
             *   (properties?: cecochat.v1.RefreshRequest.$Properties): cecochat.v1.RefreshRequest;
             * }}
             */
            RefreshRequest.create = function(properties) {
                return new RefreshRequest(properties);
            };

            /**
             * Encodes the specified RefreshRequest message. Does not implicitly {@link cecochat.v1.RefreshRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.RefreshRequest
             * @static
             * @param {cecochat.v1.RefreshRequest.$Properties} message RefreshRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RefreshRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.refreshToken != null && $Object.hasOwnProperty.call(message, "refreshToken") && message.refreshToken !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.refreshToken);
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.requestId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RefreshRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.RefreshRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.RefreshRequest & cecochat.v1.RefreshRequest.$Shape} RefreshRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RefreshRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.RefreshRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.refreshToken = value;
                            else
                                delete message.refreshToken;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RefreshRequest;
        })();

        v1.RefreshResponse = (function() {

            /**
             * Properties of a RefreshResponse.
             * @typedef {Object} cecochat.v1.RefreshResponse.$Properties
             * @property {cecochat.v1.SessionTokens.$Properties|null} [tokens] RefreshResponse tokens
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RefreshResponse.
             * @memberof cecochat.v1
             * @interface IRefreshResponse
             * @augments cecochat.v1.RefreshResponse.$Properties
             * @deprecated Use cecochat.v1.RefreshResponse.$Properties instead.
             */

            /**
             * Shape of a RefreshResponse.
             * @typedef {cecochat.v1.RefreshResponse.$Properties} cecochat.v1.RefreshResponse.$Shape
             */

            /**
             * Constructs a new RefreshResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a RefreshResponse.
             * @constructor
             * @param {cecochat.v1.RefreshResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RefreshResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RefreshResponse tokens.
             * @member {cecochat.v1.SessionTokens.$Properties|null|undefined} tokens
             * @memberof cecochat.v1.RefreshResponse
             * @instance
             */
            RefreshResponse.prototype.tokens = null;

            /**
             * Creates a new RefreshResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.RefreshResponse
             * @static
             * @param {cecochat.v1.RefreshResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.RefreshResponse} RefreshResponse instance
             * @type {{
             *   (properties: cecochat.v1.RefreshResponse.$Shape): cecochat.v1.RefreshResponse & cecochat.v1.RefreshResponse.$Shape;
             *   (properties?: cecochat.v1.RefreshResponse.$Properties): cecochat.v1.RefreshResponse;
             * }}
             */
            RefreshResponse.create = function(properties) {
                return new RefreshResponse(properties);
            };

            /**
             * Encodes the specified RefreshResponse message. Does not implicitly {@link cecochat.v1.RefreshResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.RefreshResponse
             * @static
             * @param {cecochat.v1.RefreshResponse.$Properties} message RefreshResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RefreshResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokens != null && $Object.hasOwnProperty.call(message, "tokens"))
                    $root.cecochat.v1.SessionTokens.encode(message.tokens, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RefreshResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.RefreshResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.RefreshResponse & cecochat.v1.RefreshResponse.$Shape} RefreshResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RefreshResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.RefreshResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.tokens = $root.cecochat.v1.SessionTokens.decode(reader, reader.size(), $undefined, _depth + 1, message.tokens);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RefreshResponse;
        })();

        v1.SignOutRequest = (function() {

            /**
             * Properties of a SignOutRequest.
             * @typedef {Object} cecochat.v1.SignOutRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignOutRequest.
             * @memberof cecochat.v1
             * @interface ISignOutRequest
             * @augments cecochat.v1.SignOutRequest.$Properties
             * @deprecated Use cecochat.v1.SignOutRequest.$Properties instead.
             */

            /**
             * Shape of a SignOutRequest.
             * @typedef {cecochat.v1.SignOutRequest.$Properties} cecochat.v1.SignOutRequest.$Shape
             */

            /**
             * Constructs a new SignOutRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a SignOutRequest.
             * @constructor
             * @param {cecochat.v1.SignOutRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignOutRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new SignOutRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SignOutRequest
             * @static
             * @param {cecochat.v1.SignOutRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SignOutRequest} SignOutRequest instance
             * @type {{
             *   (properties: cecochat.v1.SignOutRequest.$Shape): cecochat.v1.SignOutRequest & cecochat.v1.SignOutRequest.$Shape;
             *   (properties?: cecochat.v1.SignOutRequest.$Properties): cecochat.v1.SignOutRequest;
             * }}
             */
            SignOutRequest.create = function(properties) {
                return new SignOutRequest(properties);
            };

            /**
             * Encodes the specified SignOutRequest message. Does not implicitly {@link cecochat.v1.SignOutRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SignOutRequest
             * @static
             * @param {cecochat.v1.SignOutRequest.$Properties} message SignOutRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignOutRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignOutRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SignOutRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SignOutRequest & cecochat.v1.SignOutRequest.$Shape} SignOutRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignOutRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SignOutRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignOutRequest;
        })();

        v1.SignOutResponse = (function() {

            /**
             * Properties of a SignOutResponse.
             * @typedef {Object} cecochat.v1.SignOutResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignOutResponse.
             * @memberof cecochat.v1
             * @interface ISignOutResponse
             * @augments cecochat.v1.SignOutResponse.$Properties
             * @deprecated Use cecochat.v1.SignOutResponse.$Properties instead.
             */

            /**
             * Shape of a SignOutResponse.
             * @typedef {cecochat.v1.SignOutResponse.$Properties} cecochat.v1.SignOutResponse.$Shape
             */

            /**
             * Constructs a new SignOutResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a SignOutResponse.
             * @constructor
             * @param {cecochat.v1.SignOutResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignOutResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new SignOutResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SignOutResponse
             * @static
             * @param {cecochat.v1.SignOutResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SignOutResponse} SignOutResponse instance
             * @type {{
             *   (properties: cecochat.v1.SignOutResponse.$Shape): cecochat.v1.SignOutResponse & cecochat.v1.SignOutResponse.$Shape;
             *   (properties?: cecochat.v1.SignOutResponse.$Properties): cecochat.v1.SignOutResponse;
             * }}
             */
            SignOutResponse.create = function(properties) {
                return new SignOutResponse(properties);
            };

            /**
             * Encodes the specified SignOutResponse message. Does not implicitly {@link cecochat.v1.SignOutResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SignOutResponse
             * @static
             * @param {cecochat.v1.SignOutResponse.$Properties} message SignOutResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignOutResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignOutResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SignOutResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SignOutResponse & cecochat.v1.SignOutResponse.$Shape} SignOutResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignOutResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SignOutResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignOutResponse;
        })();

        v1.ListSessionsRequest = (function() {

            /**
             * Properties of a ListSessionsRequest.
             * @typedef {Object} cecochat.v1.ListSessionsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListSessionsRequest.
             * @memberof cecochat.v1
             * @interface IListSessionsRequest
             * @augments cecochat.v1.ListSessionsRequest.$Properties
             * @deprecated Use cecochat.v1.ListSessionsRequest.$Properties instead.
             */

            /**
             * Shape of a ListSessionsRequest.
             * @typedef {cecochat.v1.ListSessionsRequest.$Properties} cecochat.v1.ListSessionsRequest.$Shape
             */

            /**
             * Constructs a new ListSessionsRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ListSessionsRequest.
             * @constructor
             * @param {cecochat.v1.ListSessionsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListSessionsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListSessionsRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListSessionsRequest
             * @static
             * @param {cecochat.v1.ListSessionsRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListSessionsRequest} ListSessionsRequest instance
             * @type {{
             *   (properties: cecochat.v1.ListSessionsRequest.$Shape): cecochat.v1.ListSessionsRequest & cecochat.v1.ListSessionsRequest.$Shape;
             *   (properties?: cecochat.v1.ListSessionsRequest.$Properties): cecochat.v1.ListSessionsRequest;
             * }}
             */
            ListSessionsRequest.create = function(properties) {
                return new ListSessionsRequest(properties);
            };

            /**
             * Encodes the specified ListSessionsRequest message. Does not implicitly {@link cecochat.v1.ListSessionsRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListSessionsRequest
             * @static
             * @param {cecochat.v1.ListSessionsRequest.$Properties} message ListSessionsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListSessionsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListSessionsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListSessionsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListSessionsRequest & cecochat.v1.ListSessionsRequest.$Shape} ListSessionsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListSessionsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListSessionsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListSessionsRequest;
        })();

        v1.ListSessionsResponse = (function() {

            /**
             * Properties of a ListSessionsResponse.
             * @typedef {Object} cecochat.v1.ListSessionsResponse.$Properties
             * @property {Array.<cecochat.v1.Session.$Properties>|null} [sessions] ListSessionsResponse sessions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListSessionsResponse.
             * @memberof cecochat.v1
             * @interface IListSessionsResponse
             * @augments cecochat.v1.ListSessionsResponse.$Properties
             * @deprecated Use cecochat.v1.ListSessionsResponse.$Properties instead.
             */

            /**
             * Shape of a ListSessionsResponse.
             * @typedef {cecochat.v1.ListSessionsResponse.$Properties} cecochat.v1.ListSessionsResponse.$Shape
             */

            /**
             * Constructs a new ListSessionsResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ListSessionsResponse.
             * @constructor
             * @param {cecochat.v1.ListSessionsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListSessionsResponse = function (properties) {
                this.sessions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListSessionsResponse sessions.
             * @member {Array.<cecochat.v1.Session.$Properties>} sessions
             * @memberof cecochat.v1.ListSessionsResponse
             * @instance
             */
            ListSessionsResponse.prototype.sessions = $util.emptyArray;

            /**
             * Creates a new ListSessionsResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListSessionsResponse
             * @static
             * @param {cecochat.v1.ListSessionsResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListSessionsResponse} ListSessionsResponse instance
             * @type {{
             *   (properties: cecochat.v1.ListSessionsResponse.$Shape): cecochat.v1.ListSessionsResponse & cecochat.v1.ListSessionsResponse.$Shape;
             *   (properties?: cecochat.v1.ListSessionsResponse.$Properties): cecochat.v1.ListSessionsResponse;
             * }}
             */
            ListSessionsResponse.create = function(properties) {
                return new ListSessionsResponse(properties);
            };

            /**
             * Encodes the specified ListSessionsResponse message. Does not implicitly {@link cecochat.v1.ListSessionsResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListSessionsResponse
             * @static
             * @param {cecochat.v1.ListSessionsResponse.$Properties} message ListSessionsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListSessionsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sessions != null && message.sessions.length)
                    for (let i = 0; i < message.sessions.length; ++i)
                        $root.cecochat.v1.Session.encode(message.sessions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListSessionsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListSessionsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListSessionsResponse & cecochat.v1.ListSessionsResponse.$Shape} ListSessionsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListSessionsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListSessionsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sessions && message.sessions.length))
                                message.sessions = [];
                            message.sessions.push($root.cecochat.v1.Session.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListSessionsResponse;
        })();

        v1.Session = (function() {

            /**
             * Properties of a Session.
             * @typedef {Object} cecochat.v1.Session.$Properties
             * @property {string|null} [sessionId] Session sessionId
             * @property {string|null} [label] Session label
             * @property {Long|null} [createdAtMs] Session createdAtMs
             * @property {Long|null} [usedAtMs] Session usedAtMs
             * @property {Long|null} [expiresAtMs] Session expiresAtMs
             * @property {boolean|null} [current] Session current
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Session.
             * @memberof cecochat.v1
             * @interface ISession
             * @augments cecochat.v1.Session.$Properties
             * @deprecated Use cecochat.v1.Session.$Properties instead.
             */

            /**
             * Shape of a Session.
             * @typedef {cecochat.v1.Session.$Properties} cecochat.v1.Session.$Shape
             */

            /**
             * Constructs a new Session.
             * @memberof cecochat.v1
             * @classdesc Represents a Session.
             * @constructor
             * @param {cecochat.v1.Session.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Session = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Session sessionId.
             * @member {string} sessionId
             * @memberof cecochat.v1.Session
             * @instance
             */
            Session.prototype.sessionId = "";

            /**
             * Session label.
             * @member {string} label
             * @memberof cecochat.v1.Session
             * @instance
             */
            Session.prototype.label = "";

            /**
             * Session createdAtMs.
             * @member {Long} createdAtMs
             * @memberof cecochat.v1.Session
             * @instance
             */
            Session.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Session usedAtMs.
             * @member {Long} usedAtMs
             * @memberof cecochat.v1.Session
             * @instance
             */
            Session.prototype.usedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Session expiresAtMs.
             * @member {Long} expiresAtMs
             * @memberof cecochat.v1.Session
             * @instance
             */
            Session.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Session current.
             * @member {boolean} current
             * @memberof cecochat.v1.Session
             * @instance
             */
            Session.prototype.current = false;

            /**
             * Creates a new Session instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Session
             * @static
             * @param {cecochat.v1.Session.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Session} Session instance
             * @type {{
             *   (properties: cecochat.v1.Session.$Shape): cecochat.v1.Session & cecochat.v1.Session.$Shape;
             *   (properties?: cecochat.v1.Session.$Properties): cecochat.v1.Session;
             * }}
             */
            Session.create = function(properties) {
                return new Session(properties);
            };

            /**
             * Encodes the specified Session message. Does not implicitly {@link cecochat.v1.Session.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Session
             * @static
             * @param {cecochat.v1.Session.$Properties} message Session message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Session.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sessionId);
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.label);
                if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.createdAtMs);
                if (message.usedAtMs != null && $Object.hasOwnProperty.call(message, "usedAtMs") && (typeof message.usedAtMs === "object" ? message.usedAtMs.low || message.usedAtMs.high : message.usedAtMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.usedAtMs);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.expiresAtMs);
                if (message.current != null && $Object.hasOwnProperty.call(message, "current") && message.current !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.current);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Session message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Session
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Session & cecochat.v1.Session.$Shape} Session
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Session.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Session();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sessionId = value;
                            else
                                delete message.sessionId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAtMs = value;
                            else
                                delete message.createdAtMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.usedAtMs = value;
                            else
                                delete message.usedAtMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.current = value;
                            else
                                delete message.current;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Session;
        })();

        v1.EndSessionRequest = (function() {

            /**
             * Properties of an EndSessionRequest.
             * @typedef {Object} cecochat.v1.EndSessionRequest.$Properties
             * @property {string|null} [sessionId] EndSessionRequest sessionId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EndSessionRequest.
             * @memberof cecochat.v1
             * @interface IEndSessionRequest
             * @augments cecochat.v1.EndSessionRequest.$Properties
             * @deprecated Use cecochat.v1.EndSessionRequest.$Properties instead.
             */

            /**
             * Shape of an EndSessionRequest.
             * @typedef {cecochat.v1.EndSessionRequest.$Properties} cecochat.v1.EndSessionRequest.$Shape
             */

            /**
             * Constructs a new EndSessionRequest.
             * @memberof cecochat.v1
             * @classdesc Represents an EndSessionRequest.
             * @constructor
             * @param {cecochat.v1.EndSessionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EndSessionRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EndSessionRequest sessionId.
             * @member {string} sessionId
             * @memberof cecochat.v1.EndSessionRequest
             * @instance
             */
            EndSessionRequest.prototype.sessionId = "";

            /**
             * Creates a new EndSessionRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.EndSessionRequest
             * @static
             * @param {cecochat.v1.EndSessionRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.EndSessionRequest} EndSessionRequest instance
             * @type {{
             *   (properties: cecochat.v1.EndSessionRequest.$Shape): cecochat.v1.EndSessionRequest & cecochat.v1.EndSessionRequest.$Shape;
             *   (properties?: cecochat.v1.EndSessionRequest.$Properties): cecochat.v1.EndSessionRequest;
             * }}
             */
            EndSessionRequest.create = function(properties) {
                return new EndSessionRequest(properties);
            };

            /**
             * Encodes the specified EndSessionRequest message. Does not implicitly {@link cecochat.v1.EndSessionRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.EndSessionRequest
             * @static
             * @param {cecochat.v1.EndSessionRequest.$Properties} message EndSessionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EndSessionRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sessionId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EndSessionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.EndSessionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.EndSessionRequest & cecochat.v1.EndSessionRequest.$Shape} EndSessionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EndSessionRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.EndSessionRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sessionId = value;
                            else
                                delete message.sessionId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EndSessionRequest;
        })();

        v1.EndSessionResponse = (function() {

            /**
             * Properties of an EndSessionResponse.
             * @typedef {Object} cecochat.v1.EndSessionResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EndSessionResponse.
             * @memberof cecochat.v1
             * @interface IEndSessionResponse
             * @augments cecochat.v1.EndSessionResponse.$Properties
             * @deprecated Use cecochat.v1.EndSessionResponse.$Properties instead.
             */

            /**
             * Shape of an EndSessionResponse.
             * @typedef {cecochat.v1.EndSessionResponse.$Properties} cecochat.v1.EndSessionResponse.$Shape
             */

            /**
             * Constructs a new EndSessionResponse.
             * @memberof cecochat.v1
             * @classdesc Represents an EndSessionResponse.
             * @constructor
             * @param {cecochat.v1.EndSessionResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EndSessionResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new EndSessionResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.EndSessionResponse
             * @static
             * @param {cecochat.v1.EndSessionResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.EndSessionResponse} EndSessionResponse instance
             * @type {{
             *   (properties: cecochat.v1.EndSessionResponse.$Shape): cecochat.v1.EndSessionResponse & cecochat.v1.EndSessionResponse.$Shape;
             *   (properties?: cecochat.v1.EndSessionResponse.$Properties): cecochat.v1.EndSessionResponse;
             * }}
             */
            EndSessionResponse.create = function(properties) {
                return new EndSessionResponse(properties);
            };

            /**
             * Encodes the specified EndSessionResponse message. Does not implicitly {@link cecochat.v1.EndSessionResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.EndSessionResponse
             * @static
             * @param {cecochat.v1.EndSessionResponse.$Properties} message EndSessionResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EndSessionResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EndSessionResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.EndSessionResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.EndSessionResponse & cecochat.v1.EndSessionResponse.$Shape} EndSessionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EndSessionResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.EndSessionResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EndSessionResponse;
        })();

        v1.ChangePasswordRequest = (function() {

            /**
             * Properties of a ChangePasswordRequest.
             * @typedef {Object} cecochat.v1.ChangePasswordRequest.$Properties
             * @property {string|null} [oldPassword] ChangePasswordRequest oldPassword
             * @property {string|null} [newPassword] ChangePasswordRequest newPassword
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangePasswordRequest.
             * @memberof cecochat.v1
             * @interface IChangePasswordRequest
             * @augments cecochat.v1.ChangePasswordRequest.$Properties
             * @deprecated Use cecochat.v1.ChangePasswordRequest.$Properties instead.
             */

            /**
             * Shape of a ChangePasswordRequest.
             * @typedef {cecochat.v1.ChangePasswordRequest.$Properties} cecochat.v1.ChangePasswordRequest.$Shape
             */

            /**
             * Constructs a new ChangePasswordRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangePasswordRequest.
             * @constructor
             * @param {cecochat.v1.ChangePasswordRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangePasswordRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangePasswordRequest oldPassword.
             * @member {string} oldPassword
             * @memberof cecochat.v1.ChangePasswordRequest
             * @instance
             */
            ChangePasswordRequest.prototype.oldPassword = "";

            /**
             * ChangePasswordRequest newPassword.
             * @member {string} newPassword
             * @memberof cecochat.v1.ChangePasswordRequest
             * @instance
             */
            ChangePasswordRequest.prototype.newPassword = "";

            /**
             * Creates a new ChangePasswordRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangePasswordRequest
             * @static
             * @param {cecochat.v1.ChangePasswordRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangePasswordRequest} ChangePasswordRequest instance
             * @type {{
             *   (properties: cecochat.v1.ChangePasswordRequest.$Shape): cecochat.v1.ChangePasswordRequest & cecochat.v1.ChangePasswordRequest.$Shape;
             *   (properties?: cecochat.v1.ChangePasswordRequest.$Properties): cecochat.v1.ChangePasswordRequest;
             * }}
             */
            ChangePasswordRequest.create = function(properties) {
                return new ChangePasswordRequest(properties);
            };

            /**
             * Encodes the specified ChangePasswordRequest message. Does not implicitly {@link cecochat.v1.ChangePasswordRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangePasswordRequest
             * @static
             * @param {cecochat.v1.ChangePasswordRequest.$Properties} message ChangePasswordRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangePasswordRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.oldPassword != null && $Object.hasOwnProperty.call(message, "oldPassword") && message.oldPassword !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.oldPassword);
                if (message.newPassword != null && $Object.hasOwnProperty.call(message, "newPassword") && message.newPassword !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.newPassword);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangePasswordRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangePasswordRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangePasswordRequest & cecochat.v1.ChangePasswordRequest.$Shape} ChangePasswordRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangePasswordRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangePasswordRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.oldPassword = value;
                            else
                                delete message.oldPassword;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.newPassword = value;
                            else
                                delete message.newPassword;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangePasswordRequest;
        })();

        v1.ChangePasswordResponse = (function() {

            /**
             * Properties of a ChangePasswordResponse.
             * @typedef {Object} cecochat.v1.ChangePasswordResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangePasswordResponse.
             * @memberof cecochat.v1
             * @interface IChangePasswordResponse
             * @augments cecochat.v1.ChangePasswordResponse.$Properties
             * @deprecated Use cecochat.v1.ChangePasswordResponse.$Properties instead.
             */

            /**
             * Shape of a ChangePasswordResponse.
             * @typedef {cecochat.v1.ChangePasswordResponse.$Properties} cecochat.v1.ChangePasswordResponse.$Shape
             */

            /**
             * Constructs a new ChangePasswordResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangePasswordResponse.
             * @constructor
             * @param {cecochat.v1.ChangePasswordResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangePasswordResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ChangePasswordResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangePasswordResponse
             * @static
             * @param {cecochat.v1.ChangePasswordResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangePasswordResponse} ChangePasswordResponse instance
             * @type {{
             *   (properties: cecochat.v1.ChangePasswordResponse.$Shape): cecochat.v1.ChangePasswordResponse & cecochat.v1.ChangePasswordResponse.$Shape;
             *   (properties?: cecochat.v1.ChangePasswordResponse.$Properties): cecochat.v1.ChangePasswordResponse;
             * }}
             */
            ChangePasswordResponse.create = function(properties) {
                return new ChangePasswordResponse(properties);
            };

            /**
             * Encodes the specified ChangePasswordResponse message. Does not implicitly {@link cecochat.v1.ChangePasswordResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangePasswordResponse
             * @static
             * @param {cecochat.v1.ChangePasswordResponse.$Properties} message ChangePasswordResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangePasswordResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangePasswordResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangePasswordResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangePasswordResponse & cecochat.v1.ChangePasswordResponse.$Shape} ChangePasswordResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangePasswordResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangePasswordResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangePasswordResponse;
        })();

        v1.DeleteAccountRequest = (function() {

            /**
             * Properties of a DeleteAccountRequest.
             * @typedef {Object} cecochat.v1.DeleteAccountRequest.$Properties
             * @property {string|null} [password] DeleteAccountRequest password
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteAccountRequest.
             * @memberof cecochat.v1
             * @interface IDeleteAccountRequest
             * @augments cecochat.v1.DeleteAccountRequest.$Properties
             * @deprecated Use cecochat.v1.DeleteAccountRequest.$Properties instead.
             */

            /**
             * Shape of a DeleteAccountRequest.
             * @typedef {cecochat.v1.DeleteAccountRequest.$Properties} cecochat.v1.DeleteAccountRequest.$Shape
             */

            /**
             * Constructs a new DeleteAccountRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a DeleteAccountRequest.
             * @constructor
             * @param {cecochat.v1.DeleteAccountRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteAccountRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeleteAccountRequest password.
             * @member {string} password
             * @memberof cecochat.v1.DeleteAccountRequest
             * @instance
             */
            DeleteAccountRequest.prototype.password = "";

            /**
             * Creates a new DeleteAccountRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.DeleteAccountRequest
             * @static
             * @param {cecochat.v1.DeleteAccountRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.DeleteAccountRequest} DeleteAccountRequest instance
             * @type {{
             *   (properties: cecochat.v1.DeleteAccountRequest.$Shape): cecochat.v1.DeleteAccountRequest & cecochat.v1.DeleteAccountRequest.$Shape;
             *   (properties?: cecochat.v1.DeleteAccountRequest.$Properties): cecochat.v1.DeleteAccountRequest;
             * }}
             */
            DeleteAccountRequest.create = function(properties) {
                return new DeleteAccountRequest(properties);
            };

            /**
             * Encodes the specified DeleteAccountRequest message. Does not implicitly {@link cecochat.v1.DeleteAccountRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.DeleteAccountRequest
             * @static
             * @param {cecochat.v1.DeleteAccountRequest.$Properties} message DeleteAccountRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteAccountRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.password);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteAccountRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.DeleteAccountRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.DeleteAccountRequest & cecochat.v1.DeleteAccountRequest.$Shape} DeleteAccountRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteAccountRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.DeleteAccountRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.password = value;
                            else
                                delete message.password;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteAccountRequest;
        })();

        v1.DeleteAccountResponse = (function() {

            /**
             * Properties of a DeleteAccountResponse.
             * @typedef {Object} cecochat.v1.DeleteAccountResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteAccountResponse.
             * @memberof cecochat.v1
             * @interface IDeleteAccountResponse
             * @augments cecochat.v1.DeleteAccountResponse.$Properties
             * @deprecated Use cecochat.v1.DeleteAccountResponse.$Properties instead.
             */

            /**
             * Shape of a DeleteAccountResponse.
             * @typedef {cecochat.v1.DeleteAccountResponse.$Properties} cecochat.v1.DeleteAccountResponse.$Shape
             */

            /**
             * Constructs a new DeleteAccountResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a DeleteAccountResponse.
             * @constructor
             * @param {cecochat.v1.DeleteAccountResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteAccountResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new DeleteAccountResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.DeleteAccountResponse
             * @static
             * @param {cecochat.v1.DeleteAccountResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.DeleteAccountResponse} DeleteAccountResponse instance
             * @type {{
             *   (properties: cecochat.v1.DeleteAccountResponse.$Shape): cecochat.v1.DeleteAccountResponse & cecochat.v1.DeleteAccountResponse.$Shape;
             *   (properties?: cecochat.v1.DeleteAccountResponse.$Properties): cecochat.v1.DeleteAccountResponse;
             * }}
             */
            DeleteAccountResponse.create = function(properties) {
                return new DeleteAccountResponse(properties);
            };

            /**
             * Encodes the specified DeleteAccountResponse message. Does not implicitly {@link cecochat.v1.DeleteAccountResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.DeleteAccountResponse
             * @static
             * @param {cecochat.v1.DeleteAccountResponse.$Properties} message DeleteAccountResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteAccountResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteAccountResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.DeleteAccountResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.DeleteAccountResponse & cecochat.v1.DeleteAccountResponse.$Shape} DeleteAccountResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteAccountResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.DeleteAccountResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteAccountResponse;
        })();

        v1.Profile = (function() {

            /**
             * Properties of a Profile.
             * @typedef {Object} cecochat.v1.Profile.$Properties
             * @property {Long|null} [user] Profile user
             * @property {string|null} [name] Profile name
             * @property {string|null} [displayName] Profile displayName
             * @property {string|null} [statusText] Profile statusText
             * @property {Long|null} [version] Profile version
             * @property {boolean|null} [listed] Profile listed
             * @property {boolean|null} [hasPassword] Profile hasPassword
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Profile.
             * @memberof cecochat.v1
             * @interface IProfile
             * @augments cecochat.v1.Profile.$Properties
             * @deprecated Use cecochat.v1.Profile.$Properties instead.
             */

            /**
             * Shape of a Profile.
             * @typedef {cecochat.v1.Profile.$Properties} cecochat.v1.Profile.$Shape
             */

            /**
             * Constructs a new Profile.
             * @memberof cecochat.v1
             * @classdesc Represents a Profile.
             * @constructor
             * @param {cecochat.v1.Profile.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Profile = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Profile user.
             * @member {Long} user
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Profile name.
             * @member {string} name
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.name = "";

            /**
             * Profile displayName.
             * @member {string} displayName
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.displayName = "";

            /**
             * Profile statusText.
             * @member {string} statusText
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.statusText = "";

            /**
             * Profile version.
             * @member {Long} version
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Profile listed.
             * @member {boolean|null|undefined} listed
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.listed = null;

            /**
             * Profile hasPassword.
             * @member {boolean|null|undefined} hasPassword
             * @memberof cecochat.v1.Profile
             * @instance
             */
            Profile.prototype.hasPassword = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Profile.prototype, "_listed", {
                get: $util.oneOfGetter($oneOfFields = ["listed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Profile.prototype, "_hasPassword", {
                get: $util.oneOfGetter($oneOfFields = ["hasPassword"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Profile instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Profile
             * @static
             * @param {cecochat.v1.Profile.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Profile} Profile instance
             * @type {{
             *   (properties: cecochat.v1.Profile.$Shape): cecochat.v1.Profile & cecochat.v1.Profile.$Shape;
             *   (properties?: cecochat.v1.Profile.$Properties): cecochat.v1.Profile;
             * }}
             */
            Profile.create = function(properties) {
                return new Profile(properties);
            };

            /**
             * Encodes the specified Profile message. Does not implicitly {@link cecochat.v1.Profile.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Profile
             * @static
             * @param {cecochat.v1.Profile.$Properties} message Profile message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Profile.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName") && message.displayName !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.displayName);
                if (message.statusText != null && $Object.hasOwnProperty.call(message, "statusText") && message.statusText !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.statusText);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.version);
                if (message.listed != null && $Object.hasOwnProperty.call(message, "listed"))
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.listed);
                if (message.hasPassword != null && $Object.hasOwnProperty.call(message, "hasPassword"))
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.hasPassword);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Profile message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Profile
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Profile & cecochat.v1.Profile.$Shape} Profile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Profile.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Profile();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.displayName = value;
                            else
                                delete message.displayName;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.statusText = value;
                            else
                                delete message.statusText;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.listed = reader.bool();
                            message._listed = "listed";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.hasPassword = reader.bool();
                            message._hasPassword = "hasPassword";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Profile;
        })();

        v1.GetProfilesRequest = (function() {

            /**
             * Properties of a GetProfilesRequest.
             * @typedef {Object} cecochat.v1.GetProfilesRequest.$Properties
             * @property {Array.<Long>|null} [users] GetProfilesRequest users
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetProfilesRequest.
             * @memberof cecochat.v1
             * @interface IGetProfilesRequest
             * @augments cecochat.v1.GetProfilesRequest.$Properties
             * @deprecated Use cecochat.v1.GetProfilesRequest.$Properties instead.
             */

            /**
             * Shape of a GetProfilesRequest.
             * @typedef {cecochat.v1.GetProfilesRequest.$Properties} cecochat.v1.GetProfilesRequest.$Shape
             */

            /**
             * Constructs a new GetProfilesRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetProfilesRequest.
             * @constructor
             * @param {cecochat.v1.GetProfilesRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetProfilesRequest = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetProfilesRequest users.
             * @member {Array.<Long>} users
             * @memberof cecochat.v1.GetProfilesRequest
             * @instance
             */
            GetProfilesRequest.prototype.users = $util.emptyArray;

            /**
             * Creates a new GetProfilesRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetProfilesRequest
             * @static
             * @param {cecochat.v1.GetProfilesRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetProfilesRequest} GetProfilesRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetProfilesRequest.$Shape): cecochat.v1.GetProfilesRequest & cecochat.v1.GetProfilesRequest.$Shape;
             *   (properties?: cecochat.v1.GetProfilesRequest.$Properties): cecochat.v1.GetProfilesRequest;
             * }}
             */
            GetProfilesRequest.create = function(properties) {
                return new GetProfilesRequest(properties);
            };

            /**
             * Encodes the specified GetProfilesRequest message. Does not implicitly {@link cecochat.v1.GetProfilesRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetProfilesRequest
             * @static
             * @param {cecochat.v1.GetProfilesRequest.$Properties} message GetProfilesRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetProfilesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.users != null && message.users.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.users);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetProfilesRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetProfilesRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetProfilesRequest & cecochat.v1.GetProfilesRequest.$Shape} GetProfilesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetProfilesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetProfilesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.users && message.users.length))
                                    message.users = [];
                                reader.uint64s(message.users);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetProfilesRequest;
        })();

        v1.GetProfilesResponse = (function() {

            /**
             * Properties of a GetProfilesResponse.
             * @typedef {Object} cecochat.v1.GetProfilesResponse.$Properties
             * @property {Array.<cecochat.v1.Profile.$Properties>|null} [profiles] GetProfilesResponse profiles
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetProfilesResponse.
             * @memberof cecochat.v1
             * @interface IGetProfilesResponse
             * @augments cecochat.v1.GetProfilesResponse.$Properties
             * @deprecated Use cecochat.v1.GetProfilesResponse.$Properties instead.
             */

            /**
             * Shape of a GetProfilesResponse.
             * @typedef {cecochat.v1.GetProfilesResponse.$Properties} cecochat.v1.GetProfilesResponse.$Shape
             */

            /**
             * Constructs a new GetProfilesResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetProfilesResponse.
             * @constructor
             * @param {cecochat.v1.GetProfilesResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetProfilesResponse = function (properties) {
                this.profiles = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetProfilesResponse profiles.
             * @member {Array.<cecochat.v1.Profile.$Properties>} profiles
             * @memberof cecochat.v1.GetProfilesResponse
             * @instance
             */
            GetProfilesResponse.prototype.profiles = $util.emptyArray;

            /**
             * Creates a new GetProfilesResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetProfilesResponse
             * @static
             * @param {cecochat.v1.GetProfilesResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetProfilesResponse} GetProfilesResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetProfilesResponse.$Shape): cecochat.v1.GetProfilesResponse & cecochat.v1.GetProfilesResponse.$Shape;
             *   (properties?: cecochat.v1.GetProfilesResponse.$Properties): cecochat.v1.GetProfilesResponse;
             * }}
             */
            GetProfilesResponse.create = function(properties) {
                return new GetProfilesResponse(properties);
            };

            /**
             * Encodes the specified GetProfilesResponse message. Does not implicitly {@link cecochat.v1.GetProfilesResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetProfilesResponse
             * @static
             * @param {cecochat.v1.GetProfilesResponse.$Properties} message GetProfilesResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetProfilesResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.profiles != null && message.profiles.length)
                    for (let i = 0; i < message.profiles.length; ++i)
                        $root.cecochat.v1.Profile.encode(message.profiles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetProfilesResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetProfilesResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetProfilesResponse & cecochat.v1.GetProfilesResponse.$Shape} GetProfilesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetProfilesResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetProfilesResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.profiles && message.profiles.length))
                                message.profiles = [];
                            message.profiles.push($root.cecochat.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetProfilesResponse;
        })();

        v1.UpdateProfileRequest = (function() {

            /**
             * Properties of an UpdateProfileRequest.
             * @typedef {Object} cecochat.v1.UpdateProfileRequest.$Properties
             * @property {string|null} [displayName] UpdateProfileRequest displayName
             * @property {string|null} [statusText] UpdateProfileRequest statusText
             * @property {boolean|null} [listed] UpdateProfileRequest listed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an UpdateProfileRequest.
             * @memberof cecochat.v1
             * @interface IUpdateProfileRequest
             * @augments cecochat.v1.UpdateProfileRequest.$Properties
             * @deprecated Use cecochat.v1.UpdateProfileRequest.$Properties instead.
             */

            /**
             * Shape of an UpdateProfileRequest.
             * @typedef {cecochat.v1.UpdateProfileRequest.$Properties} cecochat.v1.UpdateProfileRequest.$Shape
             */

            /**
             * Constructs a new UpdateProfileRequest.
             * @memberof cecochat.v1
             * @classdesc Represents an UpdateProfileRequest.
             * @constructor
             * @param {cecochat.v1.UpdateProfileRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const UpdateProfileRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * UpdateProfileRequest displayName.
             * @member {string|null|undefined} displayName
             * @memberof cecochat.v1.UpdateProfileRequest
             * @instance
             */
            UpdateProfileRequest.prototype.displayName = null;

            /**
             * UpdateProfileRequest statusText.
             * @member {string|null|undefined} statusText
             * @memberof cecochat.v1.UpdateProfileRequest
             * @instance
             */
            UpdateProfileRequest.prototype.statusText = null;

            /**
             * UpdateProfileRequest listed.
             * @member {boolean|null|undefined} listed
             * @memberof cecochat.v1.UpdateProfileRequest
             * @instance
             */
            UpdateProfileRequest.prototype.listed = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(UpdateProfileRequest.prototype, "_displayName", {
                get: $util.oneOfGetter($oneOfFields = ["displayName"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(UpdateProfileRequest.prototype, "_statusText", {
                get: $util.oneOfGetter($oneOfFields = ["statusText"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(UpdateProfileRequest.prototype, "_listed", {
                get: $util.oneOfGetter($oneOfFields = ["listed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new UpdateProfileRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.UpdateProfileRequest
             * @static
             * @param {cecochat.v1.UpdateProfileRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.UpdateProfileRequest} UpdateProfileRequest instance
             * @type {{
             *   (properties: cecochat.v1.UpdateProfileRequest.$Shape): cecochat.v1.UpdateProfileRequest & cecochat.v1.UpdateProfileRequest.$Shape;
             *   (properties?: cecochat.v1.UpdateProfileRequest.$Properties): cecochat.v1.UpdateProfileRequest;
             * }}
             */
            UpdateProfileRequest.create = function(properties) {
                return new UpdateProfileRequest(properties);
            };

            /**
             * Encodes the specified UpdateProfileRequest message. Does not implicitly {@link cecochat.v1.UpdateProfileRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.UpdateProfileRequest
             * @static
             * @param {cecochat.v1.UpdateProfileRequest.$Properties} message UpdateProfileRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            UpdateProfileRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.displayName);
                if (message.statusText != null && $Object.hasOwnProperty.call(message, "statusText"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.statusText);
                if (message.listed != null && $Object.hasOwnProperty.call(message, "listed"))
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.listed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an UpdateProfileRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.UpdateProfileRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.UpdateProfileRequest & cecochat.v1.UpdateProfileRequest.$Shape} UpdateProfileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            UpdateProfileRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.UpdateProfileRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.displayName = reader.stringVerify();
                            message._displayName = "displayName";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.statusText = reader.stringVerify();
                            message._statusText = "statusText";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.listed = reader.bool();
                            message._listed = "listed";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return UpdateProfileRequest;
        })();

        v1.UpdateProfileResponse = (function() {

            /**
             * Properties of an UpdateProfileResponse.
             * @typedef {Object} cecochat.v1.UpdateProfileResponse.$Properties
             * @property {cecochat.v1.Profile.$Properties|null} [profile] UpdateProfileResponse profile
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an UpdateProfileResponse.
             * @memberof cecochat.v1
             * @interface IUpdateProfileResponse
             * @augments cecochat.v1.UpdateProfileResponse.$Properties
             * @deprecated Use cecochat.v1.UpdateProfileResponse.$Properties instead.
             */

            /**
             * Shape of an UpdateProfileResponse.
             * @typedef {cecochat.v1.UpdateProfileResponse.$Properties} cecochat.v1.UpdateProfileResponse.$Shape
             */

            /**
             * Constructs a new UpdateProfileResponse.
             * @memberof cecochat.v1
             * @classdesc Represents an UpdateProfileResponse.
             * @constructor
             * @param {cecochat.v1.UpdateProfileResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const UpdateProfileResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * UpdateProfileResponse profile.
             * @member {cecochat.v1.Profile.$Properties|null|undefined} profile
             * @memberof cecochat.v1.UpdateProfileResponse
             * @instance
             */
            UpdateProfileResponse.prototype.profile = null;

            /**
             * Creates a new UpdateProfileResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.UpdateProfileResponse
             * @static
             * @param {cecochat.v1.UpdateProfileResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.UpdateProfileResponse} UpdateProfileResponse instance
             * @type {{
             *   (properties: cecochat.v1.UpdateProfileResponse.$Shape): cecochat.v1.UpdateProfileResponse & cecochat.v1.UpdateProfileResponse.$Shape;
             *   (properties?: cecochat.v1.UpdateProfileResponse.$Properties): cecochat.v1.UpdateProfileResponse;
             * }}
             */
            UpdateProfileResponse.create = function(properties) {
                return new UpdateProfileResponse(properties);
            };

            /**
             * Encodes the specified UpdateProfileResponse message. Does not implicitly {@link cecochat.v1.UpdateProfileResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.UpdateProfileResponse
             * @static
             * @param {cecochat.v1.UpdateProfileResponse.$Properties} message UpdateProfileResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            UpdateProfileResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.profile != null && $Object.hasOwnProperty.call(message, "profile"))
                    $root.cecochat.v1.Profile.encode(message.profile, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an UpdateProfileResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.UpdateProfileResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.UpdateProfileResponse & cecochat.v1.UpdateProfileResponse.$Shape} UpdateProfileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            UpdateProfileResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.UpdateProfileResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.profile = $root.cecochat.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1, message.profile);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return UpdateProfileResponse;
        })();

        v1.FindUsersRequest = (function() {

            /**
             * Properties of a FindUsersRequest.
             * @typedef {Object} cecochat.v1.FindUsersRequest.$Properties
             * @property {string|null} [prefix] FindUsersRequest prefix
             * @property {number|null} [count] FindUsersRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FindUsersRequest.
             * @memberof cecochat.v1
             * @interface IFindUsersRequest
             * @augments cecochat.v1.FindUsersRequest.$Properties
             * @deprecated Use cecochat.v1.FindUsersRequest.$Properties instead.
             */

            /**
             * Shape of a FindUsersRequest.
             * @typedef {cecochat.v1.FindUsersRequest.$Properties} cecochat.v1.FindUsersRequest.$Shape
             */

            /**
             * Constructs a new FindUsersRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a FindUsersRequest.
             * @constructor
             * @param {cecochat.v1.FindUsersRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FindUsersRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FindUsersRequest prefix.
             * @member {string} prefix
             * @memberof cecochat.v1.FindUsersRequest
             * @instance
             */
            FindUsersRequest.prototype.prefix = "";

            /**
             * FindUsersRequest count.
             * @member {number} count
             * @memberof cecochat.v1.FindUsersRequest
             * @instance
             */
            FindUsersRequest.prototype.count = 0;

            /**
             * Creates a new FindUsersRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.FindUsersRequest
             * @static
             * @param {cecochat.v1.FindUsersRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.FindUsersRequest} FindUsersRequest instance
             * @type {{
             *   (properties: cecochat.v1.FindUsersRequest.$Shape): cecochat.v1.FindUsersRequest & cecochat.v1.FindUsersRequest.$Shape;
             *   (properties?: cecochat.v1.FindUsersRequest.$Properties): cecochat.v1.FindUsersRequest;
             * }}
             */
            FindUsersRequest.create = function(properties) {
                return new FindUsersRequest(properties);
            };

            /**
             * Encodes the specified FindUsersRequest message. Does not implicitly {@link cecochat.v1.FindUsersRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.FindUsersRequest
             * @static
             * @param {cecochat.v1.FindUsersRequest.$Properties} message FindUsersRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FindUsersRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix") && message.prefix !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.prefix);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FindUsersRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.FindUsersRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.FindUsersRequest & cecochat.v1.FindUsersRequest.$Shape} FindUsersRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FindUsersRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.FindUsersRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.prefix = value;
                            else
                                delete message.prefix;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FindUsersRequest;
        })();

        v1.FindUsersResponse = (function() {

            /**
             * Properties of a FindUsersResponse.
             * @typedef {Object} cecochat.v1.FindUsersResponse.$Properties
             * @property {Array.<cecochat.v1.Profile.$Properties>|null} [profiles] FindUsersResponse profiles
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FindUsersResponse.
             * @memberof cecochat.v1
             * @interface IFindUsersResponse
             * @augments cecochat.v1.FindUsersResponse.$Properties
             * @deprecated Use cecochat.v1.FindUsersResponse.$Properties instead.
             */

            /**
             * Shape of a FindUsersResponse.
             * @typedef {cecochat.v1.FindUsersResponse.$Properties} cecochat.v1.FindUsersResponse.$Shape
             */

            /**
             * Constructs a new FindUsersResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a FindUsersResponse.
             * @constructor
             * @param {cecochat.v1.FindUsersResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FindUsersResponse = function (properties) {
                this.profiles = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FindUsersResponse profiles.
             * @member {Array.<cecochat.v1.Profile.$Properties>} profiles
             * @memberof cecochat.v1.FindUsersResponse
             * @instance
             */
            FindUsersResponse.prototype.profiles = $util.emptyArray;

            /**
             * Creates a new FindUsersResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.FindUsersResponse
             * @static
             * @param {cecochat.v1.FindUsersResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.FindUsersResponse} FindUsersResponse instance
             * @type {{
             *   (properties: cecochat.v1.FindUsersResponse.$Shape): cecochat.v1.FindUsersResponse & cecochat.v1.FindUsersResponse.$Shape;
             *   (properties?: cecochat.v1.FindUsersResponse.$Properties): cecochat.v1.FindUsersResponse;
             * }}
             */
            FindUsersResponse.create = function(properties) {
                return new FindUsersResponse(properties);
            };

            /**
             * Encodes the specified FindUsersResponse message. Does not implicitly {@link cecochat.v1.FindUsersResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.FindUsersResponse
             * @static
             * @param {cecochat.v1.FindUsersResponse.$Properties} message FindUsersResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FindUsersResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.profiles != null && message.profiles.length)
                    for (let i = 0; i < message.profiles.length; ++i)
                        $root.cecochat.v1.Profile.encode(message.profiles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FindUsersResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.FindUsersResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.FindUsersResponse & cecochat.v1.FindUsersResponse.$Shape} FindUsersResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FindUsersResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.FindUsersResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.profiles && message.profiles.length))
                                message.profiles = [];
                            message.profiles.push($root.cecochat.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FindUsersResponse;
        })();

        v1.ResolveNamesRequest = (function() {

            /**
             * Properties of a ResolveNamesRequest.
             * @typedef {Object} cecochat.v1.ResolveNamesRequest.$Properties
             * @property {Array.<string>|null} [names] ResolveNamesRequest names
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResolveNamesRequest.
             * @memberof cecochat.v1
             * @interface IResolveNamesRequest
             * @augments cecochat.v1.ResolveNamesRequest.$Properties
             * @deprecated Use cecochat.v1.ResolveNamesRequest.$Properties instead.
             */

            /**
             * Shape of a ResolveNamesRequest.
             * @typedef {cecochat.v1.ResolveNamesRequest.$Properties} cecochat.v1.ResolveNamesRequest.$Shape
             */

            /**
             * Constructs a new ResolveNamesRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ResolveNamesRequest.
             * @constructor
             * @param {cecochat.v1.ResolveNamesRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResolveNamesRequest = function (properties) {
                this.names = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResolveNamesRequest names.
             * @member {Array.<string>} names
             * @memberof cecochat.v1.ResolveNamesRequest
             * @instance
             */
            ResolveNamesRequest.prototype.names = $util.emptyArray;

            /**
             * Creates a new ResolveNamesRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ResolveNamesRequest
             * @static
             * @param {cecochat.v1.ResolveNamesRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ResolveNamesRequest} ResolveNamesRequest instance
             * @type {{
             *   (properties: cecochat.v1.ResolveNamesRequest.$Shape): cecochat.v1.ResolveNamesRequest & cecochat.v1.ResolveNamesRequest.$Shape;
             *   (properties?: cecochat.v1.ResolveNamesRequest.$Properties): cecochat.v1.ResolveNamesRequest;
             * }}
             */
            ResolveNamesRequest.create = function(properties) {
                return new ResolveNamesRequest(properties);
            };

            /**
             * Encodes the specified ResolveNamesRequest message. Does not implicitly {@link cecochat.v1.ResolveNamesRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ResolveNamesRequest
             * @static
             * @param {cecochat.v1.ResolveNamesRequest.$Properties} message ResolveNamesRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResolveNamesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.names != null && message.names.length)
                    for (let i = 0; i < message.names.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.names[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResolveNamesRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ResolveNamesRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ResolveNamesRequest & cecochat.v1.ResolveNamesRequest.$Shape} ResolveNamesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResolveNamesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ResolveNamesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.names && message.names.length))
                                message.names = [];
                            message.names.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ResolveNamesRequest;
        })();

        v1.ResolveNamesResponse = (function() {

            /**
             * Properties of a ResolveNamesResponse.
             * @typedef {Object} cecochat.v1.ResolveNamesResponse.$Properties
             * @property {Array.<cecochat.v1.Profile.$Properties>|null} [profiles] ResolveNamesResponse profiles
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResolveNamesResponse.
             * @memberof cecochat.v1
             * @interface IResolveNamesResponse
             * @augments cecochat.v1.ResolveNamesResponse.$Properties
             * @deprecated Use cecochat.v1.ResolveNamesResponse.$Properties instead.
             */

            /**
             * Shape of a ResolveNamesResponse.
             * @typedef {cecochat.v1.ResolveNamesResponse.$Properties} cecochat.v1.ResolveNamesResponse.$Shape
             */

            /**
             * Constructs a new ResolveNamesResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ResolveNamesResponse.
             * @constructor
             * @param {cecochat.v1.ResolveNamesResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResolveNamesResponse = function (properties) {
                this.profiles = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResolveNamesResponse profiles.
             * @member {Array.<cecochat.v1.Profile.$Properties>} profiles
             * @memberof cecochat.v1.ResolveNamesResponse
             * @instance
             */
            ResolveNamesResponse.prototype.profiles = $util.emptyArray;

            /**
             * Creates a new ResolveNamesResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ResolveNamesResponse
             * @static
             * @param {cecochat.v1.ResolveNamesResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ResolveNamesResponse} ResolveNamesResponse instance
             * @type {{
             *   (properties: cecochat.v1.ResolveNamesResponse.$Shape): cecochat.v1.ResolveNamesResponse & cecochat.v1.ResolveNamesResponse.$Shape;
             *   (properties?: cecochat.v1.ResolveNamesResponse.$Properties): cecochat.v1.ResolveNamesResponse;
             * }}
             */
            ResolveNamesResponse.create = function(properties) {
                return new ResolveNamesResponse(properties);
            };

            /**
             * Encodes the specified ResolveNamesResponse message. Does not implicitly {@link cecochat.v1.ResolveNamesResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ResolveNamesResponse
             * @static
             * @param {cecochat.v1.ResolveNamesResponse.$Properties} message ResolveNamesResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResolveNamesResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.profiles != null && message.profiles.length)
                    for (let i = 0; i < message.profiles.length; ++i)
                        $root.cecochat.v1.Profile.encode(message.profiles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResolveNamesResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ResolveNamesResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ResolveNamesResponse & cecochat.v1.ResolveNamesResponse.$Shape} ResolveNamesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResolveNamesResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ResolveNamesResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.profiles && message.profiles.length))
                                message.profiles = [];
                            message.profiles.push($root.cecochat.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ResolveNamesResponse;
        })();

        v1.ChangeContactRequest = (function() {

            /**
             * Properties of a ChangeContactRequest.
             * @typedef {Object} cecochat.v1.ChangeContactRequest.$Properties
             * @property {Long|null} [user] ChangeContactRequest user
             * @property {cecochat.v1.ContactChange|null} [change] ChangeContactRequest change
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangeContactRequest.
             * @memberof cecochat.v1
             * @interface IChangeContactRequest
             * @augments cecochat.v1.ChangeContactRequest.$Properties
             * @deprecated Use cecochat.v1.ChangeContactRequest.$Properties instead.
             */

            /**
             * Shape of a ChangeContactRequest.
             * @typedef {cecochat.v1.ChangeContactRequest.$Properties} cecochat.v1.ChangeContactRequest.$Shape
             */

            /**
             * Constructs a new ChangeContactRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangeContactRequest.
             * @constructor
             * @param {cecochat.v1.ChangeContactRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangeContactRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangeContactRequest user.
             * @member {Long} user
             * @memberof cecochat.v1.ChangeContactRequest
             * @instance
             */
            ChangeContactRequest.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ChangeContactRequest change.
             * @member {cecochat.v1.ContactChange} change
             * @memberof cecochat.v1.ChangeContactRequest
             * @instance
             */
            ChangeContactRequest.prototype.change = 0;

            /**
             * Creates a new ChangeContactRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangeContactRequest
             * @static
             * @param {cecochat.v1.ChangeContactRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangeContactRequest} ChangeContactRequest instance
             * @type {{
             *   (properties: cecochat.v1.ChangeContactRequest.$Shape): cecochat.v1.ChangeContactRequest & cecochat.v1.ChangeContactRequest.$Shape;
             *   (properties?: cecochat.v1.ChangeContactRequest.$Properties): cecochat.v1.ChangeContactRequest;
             * }}
             */
            ChangeContactRequest.create = function(properties) {
                return new ChangeContactRequest(properties);
            };

            /**
             * Encodes the specified ChangeContactRequest message. Does not implicitly {@link cecochat.v1.ChangeContactRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangeContactRequest
             * @static
             * @param {cecochat.v1.ChangeContactRequest.$Properties} message ChangeContactRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangeContactRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.change != null && $Object.hasOwnProperty.call(message, "change") && message.change !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.change);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangeContactRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangeContactRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangeContactRequest & cecochat.v1.ChangeContactRequest.$Shape} ChangeContactRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangeContactRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangeContactRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.change = value;
                            else
                                delete message.change;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangeContactRequest;
        })();

        /**
         * ContactChange enum.
         * @name cecochat.v1.ContactChange
         * @enum {number}
         * @property {number} CONTACT_CHANGE_UNSPECIFIED=0 CONTACT_CHANGE_UNSPECIFIED value
         * @property {number} CONTACT_CHANGE_INVITE=1 CONTACT_CHANGE_INVITE value
         * @property {number} CONTACT_CHANGE_ACCEPT=2 CONTACT_CHANGE_ACCEPT value
         * @property {number} CONTACT_CHANGE_DECLINE=3 CONTACT_CHANGE_DECLINE value
         * @property {number} CONTACT_CHANGE_CANCEL=4 CONTACT_CHANGE_CANCEL value
         * @property {number} CONTACT_CHANGE_REMOVE=5 CONTACT_CHANGE_REMOVE value
         */
        v1.ContactChange = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONTACT_CHANGE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONTACT_CHANGE_INVITE"] = 1;
            values[valuesById[2] = "CONTACT_CHANGE_ACCEPT"] = 2;
            values[valuesById[3] = "CONTACT_CHANGE_DECLINE"] = 3;
            values[valuesById[4] = "CONTACT_CHANGE_CANCEL"] = 4;
            values[valuesById[5] = "CONTACT_CHANGE_REMOVE"] = 5;
            return values;
        })();

        v1.ChangeContactResponse = (function() {

            /**
             * Properties of a ChangeContactResponse.
             * @typedef {Object} cecochat.v1.ChangeContactResponse.$Properties
             * @property {cecochat.v1.ContactState|null} [state] ChangeContactResponse state
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangeContactResponse.
             * @memberof cecochat.v1
             * @interface IChangeContactResponse
             * @augments cecochat.v1.ChangeContactResponse.$Properties
             * @deprecated Use cecochat.v1.ChangeContactResponse.$Properties instead.
             */

            /**
             * Shape of a ChangeContactResponse.
             * @typedef {cecochat.v1.ChangeContactResponse.$Properties} cecochat.v1.ChangeContactResponse.$Shape
             */

            /**
             * Constructs a new ChangeContactResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangeContactResponse.
             * @constructor
             * @param {cecochat.v1.ChangeContactResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangeContactResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangeContactResponse state.
             * @member {cecochat.v1.ContactState} state
             * @memberof cecochat.v1.ChangeContactResponse
             * @instance
             */
            ChangeContactResponse.prototype.state = 0;

            /**
             * Creates a new ChangeContactResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangeContactResponse
             * @static
             * @param {cecochat.v1.ChangeContactResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangeContactResponse} ChangeContactResponse instance
             * @type {{
             *   (properties: cecochat.v1.ChangeContactResponse.$Shape): cecochat.v1.ChangeContactResponse & cecochat.v1.ChangeContactResponse.$Shape;
             *   (properties?: cecochat.v1.ChangeContactResponse.$Properties): cecochat.v1.ChangeContactResponse;
             * }}
             */
            ChangeContactResponse.create = function(properties) {
                return new ChangeContactResponse(properties);
            };

            /**
             * Encodes the specified ChangeContactResponse message. Does not implicitly {@link cecochat.v1.ChangeContactResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangeContactResponse
             * @static
             * @param {cecochat.v1.ChangeContactResponse.$Properties} message ChangeContactResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangeContactResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.state);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangeContactResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangeContactResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangeContactResponse & cecochat.v1.ChangeContactResponse.$Shape} ChangeContactResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangeContactResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangeContactResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangeContactResponse;
        })();

        /**
         * ContactState enum.
         * @name cecochat.v1.ContactState
         * @enum {number}
         * @property {number} CONTACT_STATE_UNSPECIFIED=0 CONTACT_STATE_UNSPECIFIED value
         * @property {number} CONTACT_STATE_INVITED=1 CONTACT_STATE_INVITED value
         * @property {number} CONTACT_STATE_INVITATION=2 CONTACT_STATE_INVITATION value
         * @property {number} CONTACT_STATE_CONTACT=3 CONTACT_STATE_CONTACT value
         */
        v1.ContactState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONTACT_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONTACT_STATE_INVITED"] = 1;
            values[valuesById[2] = "CONTACT_STATE_INVITATION"] = 2;
            values[valuesById[3] = "CONTACT_STATE_CONTACT"] = 3;
            return values;
        })();

        v1.ListContactsRequest = (function() {

            /**
             * Properties of a ListContactsRequest.
             * @typedef {Object} cecochat.v1.ListContactsRequest.$Properties
             * @property {Long|null} [after] ListContactsRequest after
             * @property {number|null} [count] ListContactsRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListContactsRequest.
             * @memberof cecochat.v1
             * @interface IListContactsRequest
             * @augments cecochat.v1.ListContactsRequest.$Properties
             * @deprecated Use cecochat.v1.ListContactsRequest.$Properties instead.
             */

            /**
             * Shape of a ListContactsRequest.
             * @typedef {cecochat.v1.ListContactsRequest.$Properties} cecochat.v1.ListContactsRequest.$Shape
             */

            /**
             * Constructs a new ListContactsRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ListContactsRequest.
             * @constructor
             * @param {cecochat.v1.ListContactsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListContactsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListContactsRequest after.
             * @member {Long} after
             * @memberof cecochat.v1.ListContactsRequest
             * @instance
             */
            ListContactsRequest.prototype.after = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ListContactsRequest count.
             * @member {number} count
             * @memberof cecochat.v1.ListContactsRequest
             * @instance
             */
            ListContactsRequest.prototype.count = 0;

            /**
             * Creates a new ListContactsRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListContactsRequest
             * @static
             * @param {cecochat.v1.ListContactsRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListContactsRequest} ListContactsRequest instance
             * @type {{
             *   (properties: cecochat.v1.ListContactsRequest.$Shape): cecochat.v1.ListContactsRequest & cecochat.v1.ListContactsRequest.$Shape;
             *   (properties?: cecochat.v1.ListContactsRequest.$Properties): cecochat.v1.ListContactsRequest;
             * }}
             */
            ListContactsRequest.create = function(properties) {
                return new ListContactsRequest(properties);
            };

            /**
             * Encodes the specified ListContactsRequest message. Does not implicitly {@link cecochat.v1.ListContactsRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListContactsRequest
             * @static
             * @param {cecochat.v1.ListContactsRequest.$Properties} message ListContactsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListContactsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.after);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListContactsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListContactsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListContactsRequest & cecochat.v1.ListContactsRequest.$Shape} ListContactsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListContactsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListContactsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListContactsRequest;
        })();

        v1.ListContactsResponse = (function() {

            /**
             * Properties of a ListContactsResponse.
             * @typedef {Object} cecochat.v1.ListContactsResponse.$Properties
             * @property {Array.<cecochat.v1.Contact.$Properties>|null} [contacts] ListContactsResponse contacts
             * @property {Long|null} [nextAfter] ListContactsResponse nextAfter
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListContactsResponse.
             * @memberof cecochat.v1
             * @interface IListContactsResponse
             * @augments cecochat.v1.ListContactsResponse.$Properties
             * @deprecated Use cecochat.v1.ListContactsResponse.$Properties instead.
             */

            /**
             * Shape of a ListContactsResponse.
             * @typedef {cecochat.v1.ListContactsResponse.$Properties} cecochat.v1.ListContactsResponse.$Shape
             */

            /**
             * Constructs a new ListContactsResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ListContactsResponse.
             * @constructor
             * @param {cecochat.v1.ListContactsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListContactsResponse = function (properties) {
                this.contacts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListContactsResponse contacts.
             * @member {Array.<cecochat.v1.Contact.$Properties>} contacts
             * @memberof cecochat.v1.ListContactsResponse
             * @instance
             */
            ListContactsResponse.prototype.contacts = $util.emptyArray;

            /**
             * ListContactsResponse nextAfter.
             * @member {Long} nextAfter
             * @memberof cecochat.v1.ListContactsResponse
             * @instance
             */
            ListContactsResponse.prototype.nextAfter = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new ListContactsResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListContactsResponse
             * @static
             * @param {cecochat.v1.ListContactsResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListContactsResponse} ListContactsResponse instance
             * @type {{
             *   (properties: cecochat.v1.ListContactsResponse.$Shape): cecochat.v1.ListContactsResponse & cecochat.v1.ListContactsResponse.$Shape;
             *   (properties?: cecochat.v1.ListContactsResponse.$Properties): cecochat.v1.ListContactsResponse;
             * }}
             */
            ListContactsResponse.create = function(properties) {
                return new ListContactsResponse(properties);
            };

            /**
             * Encodes the specified ListContactsResponse message. Does not implicitly {@link cecochat.v1.ListContactsResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListContactsResponse
             * @static
             * @param {cecochat.v1.ListContactsResponse.$Properties} message ListContactsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListContactsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.contacts != null && message.contacts.length)
                    for (let i = 0; i < message.contacts.length; ++i)
                        $root.cecochat.v1.Contact.encode(message.contacts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextAfter != null && $Object.hasOwnProperty.call(message, "nextAfter") && (typeof message.nextAfter === "object" ? message.nextAfter.low || message.nextAfter.high : message.nextAfter !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextAfter);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListContactsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListContactsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListContactsResponse & cecochat.v1.ListContactsResponse.$Shape} ListContactsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListContactsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListContactsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.contacts && message.contacts.length))
                                message.contacts = [];
                            message.contacts.push($root.cecochat.v1.Contact.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAfter = value;
                            else
                                delete message.nextAfter;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListContactsResponse;
        })();

        v1.Contact = (function() {

            /**
             * Properties of a Contact.
             * @typedef {Object} cecochat.v1.Contact.$Properties
             * @property {cecochat.v1.Profile.$Properties|null} [profile] Contact profile
             * @property {cecochat.v1.ContactState|null} [state] Contact state
             * @property {Long|null} [sinceMs] Contact sinceMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Contact.
             * @memberof cecochat.v1
             * @interface IContact
             * @augments cecochat.v1.Contact.$Properties
             * @deprecated Use cecochat.v1.Contact.$Properties instead.
             */

            /**
             * Shape of a Contact.
             * @typedef {cecochat.v1.Contact.$Properties} cecochat.v1.Contact.$Shape
             */

            /**
             * Constructs a new Contact.
             * @memberof cecochat.v1
             * @classdesc Represents a Contact.
             * @constructor
             * @param {cecochat.v1.Contact.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Contact = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Contact profile.
             * @member {cecochat.v1.Profile.$Properties|null|undefined} profile
             * @memberof cecochat.v1.Contact
             * @instance
             */
            Contact.prototype.profile = null;

            /**
             * Contact state.
             * @member {cecochat.v1.ContactState} state
             * @memberof cecochat.v1.Contact
             * @instance
             */
            Contact.prototype.state = 0;

            /**
             * Contact sinceMs.
             * @member {Long} sinceMs
             * @memberof cecochat.v1.Contact
             * @instance
             */
            Contact.prototype.sinceMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Contact instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Contact
             * @static
             * @param {cecochat.v1.Contact.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Contact} Contact instance
             * @type {{
             *   (properties: cecochat.v1.Contact.$Shape): cecochat.v1.Contact & cecochat.v1.Contact.$Shape;
             *   (properties?: cecochat.v1.Contact.$Properties): cecochat.v1.Contact;
             * }}
             */
            Contact.create = function(properties) {
                return new Contact(properties);
            };

            /**
             * Encodes the specified Contact message. Does not implicitly {@link cecochat.v1.Contact.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Contact
             * @static
             * @param {cecochat.v1.Contact.$Properties} message Contact message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Contact.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.profile != null && $Object.hasOwnProperty.call(message, "profile"))
                    $root.cecochat.v1.Profile.encode(message.profile, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.sinceMs != null && $Object.hasOwnProperty.call(message, "sinceMs") && (typeof message.sinceMs === "object" ? message.sinceMs.low || message.sinceMs.high : message.sinceMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sinceMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Contact message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Contact
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Contact & cecochat.v1.Contact.$Shape} Contact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Contact.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Contact();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.profile = $root.cecochat.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1, message.profile);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sinceMs = value;
                            else
                                delete message.sinceMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Contact;
        })();

        v1.SetBlockedRequest = (function() {

            /**
             * Properties of a SetBlockedRequest.
             * @typedef {Object} cecochat.v1.SetBlockedRequest.$Properties
             * @property {Long|null} [user] SetBlockedRequest user
             * @property {boolean|null} [blocked] SetBlockedRequest blocked
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetBlockedRequest.
             * @memberof cecochat.v1
             * @interface ISetBlockedRequest
             * @augments cecochat.v1.SetBlockedRequest.$Properties
             * @deprecated Use cecochat.v1.SetBlockedRequest.$Properties instead.
             */

            /**
             * Shape of a SetBlockedRequest.
             * @typedef {cecochat.v1.SetBlockedRequest.$Properties} cecochat.v1.SetBlockedRequest.$Shape
             */

            /**
             * Constructs a new SetBlockedRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a SetBlockedRequest.
             * @constructor
             * @param {cecochat.v1.SetBlockedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetBlockedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetBlockedRequest user.
             * @member {Long} user
             * @memberof cecochat.v1.SetBlockedRequest
             * @instance
             */
            SetBlockedRequest.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SetBlockedRequest blocked.
             * @member {boolean} blocked
             * @memberof cecochat.v1.SetBlockedRequest
             * @instance
             */
            SetBlockedRequest.prototype.blocked = false;

            /**
             * Creates a new SetBlockedRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SetBlockedRequest
             * @static
             * @param {cecochat.v1.SetBlockedRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SetBlockedRequest} SetBlockedRequest instance
             * @type {{
             *   (properties: cecochat.v1.SetBlockedRequest.$Shape): cecochat.v1.SetBlockedRequest & cecochat.v1.SetBlockedRequest.$Shape;
             *   (properties?: cecochat.v1.SetBlockedRequest.$Properties): cecochat.v1.SetBlockedRequest;
             * }}
             */
            SetBlockedRequest.create = function(properties) {
                return new SetBlockedRequest(properties);
            };

            /**
             * Encodes the specified SetBlockedRequest message. Does not implicitly {@link cecochat.v1.SetBlockedRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SetBlockedRequest
             * @static
             * @param {cecochat.v1.SetBlockedRequest.$Properties} message SetBlockedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetBlockedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.blocked != null && $Object.hasOwnProperty.call(message, "blocked") && message.blocked !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.blocked);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetBlockedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SetBlockedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SetBlockedRequest & cecochat.v1.SetBlockedRequest.$Shape} SetBlockedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetBlockedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SetBlockedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.blocked = value;
                            else
                                delete message.blocked;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetBlockedRequest;
        })();

        v1.SetBlockedResponse = (function() {

            /**
             * Properties of a SetBlockedResponse.
             * @typedef {Object} cecochat.v1.SetBlockedResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetBlockedResponse.
             * @memberof cecochat.v1
             * @interface ISetBlockedResponse
             * @augments cecochat.v1.SetBlockedResponse.$Properties
             * @deprecated Use cecochat.v1.SetBlockedResponse.$Properties instead.
             */

            /**
             * Shape of a SetBlockedResponse.
             * @typedef {cecochat.v1.SetBlockedResponse.$Properties} cecochat.v1.SetBlockedResponse.$Shape
             */

            /**
             * Constructs a new SetBlockedResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a SetBlockedResponse.
             * @constructor
             * @param {cecochat.v1.SetBlockedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetBlockedResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new SetBlockedResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SetBlockedResponse
             * @static
             * @param {cecochat.v1.SetBlockedResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SetBlockedResponse} SetBlockedResponse instance
             * @type {{
             *   (properties: cecochat.v1.SetBlockedResponse.$Shape): cecochat.v1.SetBlockedResponse & cecochat.v1.SetBlockedResponse.$Shape;
             *   (properties?: cecochat.v1.SetBlockedResponse.$Properties): cecochat.v1.SetBlockedResponse;
             * }}
             */
            SetBlockedResponse.create = function(properties) {
                return new SetBlockedResponse(properties);
            };

            /**
             * Encodes the specified SetBlockedResponse message. Does not implicitly {@link cecochat.v1.SetBlockedResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SetBlockedResponse
             * @static
             * @param {cecochat.v1.SetBlockedResponse.$Properties} message SetBlockedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetBlockedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetBlockedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SetBlockedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SetBlockedResponse & cecochat.v1.SetBlockedResponse.$Shape} SetBlockedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetBlockedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SetBlockedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetBlockedResponse;
        })();

        v1.ListBlockedRequest = (function() {

            /**
             * Properties of a ListBlockedRequest.
             * @typedef {Object} cecochat.v1.ListBlockedRequest.$Properties
             * @property {Long|null} [after] ListBlockedRequest after
             * @property {number|null} [count] ListBlockedRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListBlockedRequest.
             * @memberof cecochat.v1
             * @interface IListBlockedRequest
             * @augments cecochat.v1.ListBlockedRequest.$Properties
             * @deprecated Use cecochat.v1.ListBlockedRequest.$Properties instead.
             */

            /**
             * Shape of a ListBlockedRequest.
             * @typedef {cecochat.v1.ListBlockedRequest.$Properties} cecochat.v1.ListBlockedRequest.$Shape
             */

            /**
             * Constructs a new ListBlockedRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ListBlockedRequest.
             * @constructor
             * @param {cecochat.v1.ListBlockedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListBlockedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListBlockedRequest after.
             * @member {Long} after
             * @memberof cecochat.v1.ListBlockedRequest
             * @instance
             */
            ListBlockedRequest.prototype.after = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ListBlockedRequest count.
             * @member {number} count
             * @memberof cecochat.v1.ListBlockedRequest
             * @instance
             */
            ListBlockedRequest.prototype.count = 0;

            /**
             * Creates a new ListBlockedRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListBlockedRequest
             * @static
             * @param {cecochat.v1.ListBlockedRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListBlockedRequest} ListBlockedRequest instance
             * @type {{
             *   (properties: cecochat.v1.ListBlockedRequest.$Shape): cecochat.v1.ListBlockedRequest & cecochat.v1.ListBlockedRequest.$Shape;
             *   (properties?: cecochat.v1.ListBlockedRequest.$Properties): cecochat.v1.ListBlockedRequest;
             * }}
             */
            ListBlockedRequest.create = function(properties) {
                return new ListBlockedRequest(properties);
            };

            /**
             * Encodes the specified ListBlockedRequest message. Does not implicitly {@link cecochat.v1.ListBlockedRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListBlockedRequest
             * @static
             * @param {cecochat.v1.ListBlockedRequest.$Properties} message ListBlockedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListBlockedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.after);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListBlockedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListBlockedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListBlockedRequest & cecochat.v1.ListBlockedRequest.$Shape} ListBlockedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListBlockedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListBlockedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListBlockedRequest;
        })();

        v1.ListBlockedResponse = (function() {

            /**
             * Properties of a ListBlockedResponse.
             * @typedef {Object} cecochat.v1.ListBlockedResponse.$Properties
             * @property {Array.<cecochat.v1.Profile.$Properties>|null} [profiles] ListBlockedResponse profiles
             * @property {Long|null} [nextAfter] ListBlockedResponse nextAfter
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListBlockedResponse.
             * @memberof cecochat.v1
             * @interface IListBlockedResponse
             * @augments cecochat.v1.ListBlockedResponse.$Properties
             * @deprecated Use cecochat.v1.ListBlockedResponse.$Properties instead.
             */

            /**
             * Shape of a ListBlockedResponse.
             * @typedef {cecochat.v1.ListBlockedResponse.$Properties} cecochat.v1.ListBlockedResponse.$Shape
             */

            /**
             * Constructs a new ListBlockedResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ListBlockedResponse.
             * @constructor
             * @param {cecochat.v1.ListBlockedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListBlockedResponse = function (properties) {
                this.profiles = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListBlockedResponse profiles.
             * @member {Array.<cecochat.v1.Profile.$Properties>} profiles
             * @memberof cecochat.v1.ListBlockedResponse
             * @instance
             */
            ListBlockedResponse.prototype.profiles = $util.emptyArray;

            /**
             * ListBlockedResponse nextAfter.
             * @member {Long} nextAfter
             * @memberof cecochat.v1.ListBlockedResponse
             * @instance
             */
            ListBlockedResponse.prototype.nextAfter = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new ListBlockedResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListBlockedResponse
             * @static
             * @param {cecochat.v1.ListBlockedResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListBlockedResponse} ListBlockedResponse instance
             * @type {{
             *   (properties: cecochat.v1.ListBlockedResponse.$Shape): cecochat.v1.ListBlockedResponse & cecochat.v1.ListBlockedResponse.$Shape;
             *   (properties?: cecochat.v1.ListBlockedResponse.$Properties): cecochat.v1.ListBlockedResponse;
             * }}
             */
            ListBlockedResponse.create = function(properties) {
                return new ListBlockedResponse(properties);
            };

            /**
             * Encodes the specified ListBlockedResponse message. Does not implicitly {@link cecochat.v1.ListBlockedResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListBlockedResponse
             * @static
             * @param {cecochat.v1.ListBlockedResponse.$Properties} message ListBlockedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListBlockedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.profiles != null && message.profiles.length)
                    for (let i = 0; i < message.profiles.length; ++i)
                        $root.cecochat.v1.Profile.encode(message.profiles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextAfter != null && $Object.hasOwnProperty.call(message, "nextAfter") && (typeof message.nextAfter === "object" ? message.nextAfter.low || message.nextAfter.high : message.nextAfter !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextAfter);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListBlockedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListBlockedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListBlockedResponse & cecochat.v1.ListBlockedResponse.$Shape} ListBlockedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListBlockedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListBlockedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.profiles && message.profiles.length))
                                message.profiles = [];
                            message.profiles.push($root.cecochat.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAfter = value;
                            else
                                delete message.nextAfter;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListBlockedResponse;
        })();

        v1.GetKeysRequest = (function() {

            /**
             * Properties of a GetKeysRequest.
             * @typedef {Object} cecochat.v1.GetKeysRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetKeysRequest.
             * @memberof cecochat.v1
             * @interface IGetKeysRequest
             * @augments cecochat.v1.GetKeysRequest.$Properties
             * @deprecated Use cecochat.v1.GetKeysRequest.$Properties instead.
             */

            /**
             * Shape of a GetKeysRequest.
             * @typedef {cecochat.v1.GetKeysRequest.$Properties} cecochat.v1.GetKeysRequest.$Shape
             */

            /**
             * Constructs a new GetKeysRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetKeysRequest.
             * @constructor
             * @param {cecochat.v1.GetKeysRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetKeysRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new GetKeysRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetKeysRequest
             * @static
             * @param {cecochat.v1.GetKeysRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetKeysRequest} GetKeysRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetKeysRequest.$Shape): cecochat.v1.GetKeysRequest & cecochat.v1.GetKeysRequest.$Shape;
             *   (properties?: cecochat.v1.GetKeysRequest.$Properties): cecochat.v1.GetKeysRequest;
             * }}
             */
            GetKeysRequest.create = function(properties) {
                return new GetKeysRequest(properties);
            };

            /**
             * Encodes the specified GetKeysRequest message. Does not implicitly {@link cecochat.v1.GetKeysRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetKeysRequest
             * @static
             * @param {cecochat.v1.GetKeysRequest.$Properties} message GetKeysRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetKeysRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetKeysRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetKeysRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetKeysRequest & cecochat.v1.GetKeysRequest.$Shape} GetKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetKeysRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetKeysRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetKeysRequest;
        })();

        v1.GetKeysResponse = (function() {

            /**
             * Properties of a GetKeysResponse.
             * @typedef {Object} cecochat.v1.GetKeysResponse.$Properties
             * @property {string|null} [jwks] GetKeysResponse jwks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetKeysResponse.
             * @memberof cecochat.v1
             * @interface IGetKeysResponse
             * @augments cecochat.v1.GetKeysResponse.$Properties
             * @deprecated Use cecochat.v1.GetKeysResponse.$Properties instead.
             */

            /**
             * Shape of a GetKeysResponse.
             * @typedef {cecochat.v1.GetKeysResponse.$Properties} cecochat.v1.GetKeysResponse.$Shape
             */

            /**
             * Constructs a new GetKeysResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetKeysResponse.
             * @constructor
             * @param {cecochat.v1.GetKeysResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetKeysResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetKeysResponse jwks.
             * @member {string} jwks
             * @memberof cecochat.v1.GetKeysResponse
             * @instance
             */
            GetKeysResponse.prototype.jwks = "";

            /**
             * Creates a new GetKeysResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetKeysResponse
             * @static
             * @param {cecochat.v1.GetKeysResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetKeysResponse} GetKeysResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetKeysResponse.$Shape): cecochat.v1.GetKeysResponse & cecochat.v1.GetKeysResponse.$Shape;
             *   (properties?: cecochat.v1.GetKeysResponse.$Properties): cecochat.v1.GetKeysResponse;
             * }}
             */
            GetKeysResponse.create = function(properties) {
                return new GetKeysResponse(properties);
            };

            /**
             * Encodes the specified GetKeysResponse message. Does not implicitly {@link cecochat.v1.GetKeysResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetKeysResponse
             * @static
             * @param {cecochat.v1.GetKeysResponse.$Properties} message GetKeysResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetKeysResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jwks != null && $Object.hasOwnProperty.call(message, "jwks") && message.jwks !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.jwks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetKeysResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetKeysResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetKeysResponse & cecochat.v1.GetKeysResponse.$Shape} GetKeysResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetKeysResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetKeysResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.jwks = value;
                            else
                                delete message.jwks;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetKeysResponse;
        })();

        v1.LookupRequest = (function() {

            /**
             * Properties of a LookupRequest.
             * @typedef {Object} cecochat.v1.LookupRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LookupRequest.
             * @memberof cecochat.v1
             * @interface ILookupRequest
             * @augments cecochat.v1.LookupRequest.$Properties
             * @deprecated Use cecochat.v1.LookupRequest.$Properties instead.
             */

            /**
             * Shape of a LookupRequest.
             * @typedef {cecochat.v1.LookupRequest.$Properties} cecochat.v1.LookupRequest.$Shape
             */

            /**
             * Constructs a new LookupRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a LookupRequest.
             * @constructor
             * @param {cecochat.v1.LookupRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LookupRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new LookupRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.LookupRequest
             * @static
             * @param {cecochat.v1.LookupRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.LookupRequest} LookupRequest instance
             * @type {{
             *   (properties: cecochat.v1.LookupRequest.$Shape): cecochat.v1.LookupRequest & cecochat.v1.LookupRequest.$Shape;
             *   (properties?: cecochat.v1.LookupRequest.$Properties): cecochat.v1.LookupRequest;
             * }}
             */
            LookupRequest.create = function(properties) {
                return new LookupRequest(properties);
            };

            /**
             * Encodes the specified LookupRequest message. Does not implicitly {@link cecochat.v1.LookupRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.LookupRequest
             * @static
             * @param {cecochat.v1.LookupRequest.$Properties} message LookupRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LookupRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LookupRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.LookupRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.LookupRequest & cecochat.v1.LookupRequest.$Shape} LookupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LookupRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.LookupRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LookupRequest;
        })();

        v1.LookupResponse = (function() {

            /**
             * Properties of a LookupResponse.
             * @typedef {Object} cecochat.v1.LookupResponse.$Properties
             * @property {string|null} [address] LookupResponse address
             * @property {number|null} [partition] LookupResponse partition
             * @property {number|null} [partitionCount] LookupResponse partitionCount
             * @property {Long|null} [epoch] LookupResponse epoch
             * @property {string|null} [historyAddress] LookupResponse historyAddress
             * @property {string|null} [webSocketAddress] LookupResponse webSocketAddress
             * @property {string|null} [groupsAddress] LookupResponse groupsAddress
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LookupResponse.
             * @memberof cecochat.v1
             * @interface ILookupResponse
             * @augments cecochat.v1.LookupResponse.$Properties
             * @deprecated Use cecochat.v1.LookupResponse.$Properties instead.
             */

            /**
             * Shape of a LookupResponse.
             * @typedef {cecochat.v1.LookupResponse.$Properties} cecochat.v1.LookupResponse.$Shape
             */

            /**
             * Constructs a new LookupResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a LookupResponse.
             * @constructor
             * @param {cecochat.v1.LookupResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LookupResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LookupResponse address.
             * @member {string} address
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.address = "";

            /**
             * LookupResponse partition.
             * @member {number} partition
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.partition = 0;

            /**
             * LookupResponse partitionCount.
             * @member {number} partitionCount
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.partitionCount = 0;

            /**
             * LookupResponse epoch.
             * @member {Long} epoch
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LookupResponse historyAddress.
             * @member {string} historyAddress
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.historyAddress = "";

            /**
             * LookupResponse webSocketAddress.
             * @member {string} webSocketAddress
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.webSocketAddress = "";

            /**
             * LookupResponse groupsAddress.
             * @member {string} groupsAddress
             * @memberof cecochat.v1.LookupResponse
             * @instance
             */
            LookupResponse.prototype.groupsAddress = "";

            /**
             * Creates a new LookupResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.LookupResponse
             * @static
             * @param {cecochat.v1.LookupResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.LookupResponse} LookupResponse instance
             * @type {{
             *   (properties: cecochat.v1.LookupResponse.$Shape): cecochat.v1.LookupResponse & cecochat.v1.LookupResponse.$Shape;
             *   (properties?: cecochat.v1.LookupResponse.$Properties): cecochat.v1.LookupResponse;
             * }}
             */
            LookupResponse.create = function(properties) {
                return new LookupResponse(properties);
            };

            /**
             * Encodes the specified LookupResponse message. Does not implicitly {@link cecochat.v1.LookupResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.LookupResponse
             * @static
             * @param {cecochat.v1.LookupResponse.$Properties} message LookupResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LookupResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                if (message.partitionCount != null && $Object.hasOwnProperty.call(message, "partitionCount") && message.partitionCount !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partitionCount);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.epoch);
                if (message.historyAddress != null && $Object.hasOwnProperty.call(message, "historyAddress") && message.historyAddress !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.historyAddress);
                if (message.webSocketAddress != null && $Object.hasOwnProperty.call(message, "webSocketAddress") && message.webSocketAddress !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.webSocketAddress);
                if (message.groupsAddress != null && $Object.hasOwnProperty.call(message, "groupsAddress") && message.groupsAddress !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.groupsAddress);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LookupResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.LookupResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.LookupResponse & cecochat.v1.LookupResponse.$Shape} LookupResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LookupResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.LookupResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partitionCount = value;
                            else
                                delete message.partitionCount;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.historyAddress = value;
                            else
                                delete message.historyAddress;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.webSocketAddress = value;
                            else
                                delete message.webSocketAddress;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.groupsAddress = value;
                            else
                                delete message.groupsAddress;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LookupResponse;
        })();

        v1.Event = (function() {

            /**
             * Properties of an Event.
             * @typedef {Object} cecochat.v1.Event.$Properties
             * @property {Long|null} [messageId] Event messageId
             * @property {Long|null} [sender] Event sender
             * @property {string|null} [device] Event device
             * @property {Long|null} [sequence] Event sequence
             * @property {Long|null} [receiver] Event receiver
             * @property {Long|null} [group] Event group
             * @property {Long|null} [lineage] Event lineage
             * @property {Long|null} [seq] Event seq
             * @property {Long|null} [n] Event n
             * @property {cecochat.v1.Text.$Properties|null} [text] Event text
             * @property {cecochat.v1.GroupChanged.$Properties|null} [groupChanged] Event groupChanged
             * @property {cecochat.v1.Edit.$Properties|null} [edit] Event edit
             * @property {cecochat.v1.Deletion.$Properties|null} [deletion] Event deletion
             * @property {cecochat.v1.Reaction.$Properties|null} [reaction] Event reaction
             * @property {"receiver"|"group"} [target] Event target
             * @property {"text"|"groupChanged"|"edit"|"deletion"|"reaction"} [body] Event body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Event.
             * @memberof cecochat.v1
             * @interface IEvent
             * @augments cecochat.v1.Event.$Properties
             * @deprecated Use cecochat.v1.Event.$Properties instead.
             */

            /**
             * Narrowed shape of an Event.
             * @typedef {{
             *   messageId?: Long|null;
             *   sender?: Long|null;
             *   device?: string|null;
             *   sequence?: Long|null;
             *   receiver?: Long|null;
             *   group?: Long|null;
             *   lineage?: Long|null;
             *   seq?: Long|null;
             *   n?: Long|null;
             *   text?: cecochat.v1.Text.$Shape|null;
             *   groupChanged?: cecochat.v1.GroupChanged.$Shape|null;
             *   edit?: cecochat.v1.Edit.$Shape|null;
             *   deletion?: cecochat.v1.Deletion.$Shape|null;
             *   reaction?: cecochat.v1.Reaction.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
             * ) & (
             *   ({ body?: undefined; text?: null; groupChanged?: null; edit?: null; deletion?: null; reaction?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape; groupChanged?: null; edit?: null; deletion?: null; reaction?: null }|{ body?: "groupChanged"; text?: null; groupChanged: cecochat.v1.GroupChanged.$Shape; edit?: null; deletion?: null; reaction?: null }|{ body?: "edit"; text?: null; groupChanged?: null; edit: cecochat.v1.Edit.$Shape; deletion?: null; reaction?: null }|{ body?: "deletion"; text?: null; groupChanged?: null; edit?: null; deletion: cecochat.v1.Deletion.$Shape; reaction?: null }|{ body?: "reaction"; text?: null; groupChanged?: null; edit?: null; deletion?: null; reaction: cecochat.v1.Reaction.$Shape })
             * )} cecochat.v1.Event.$Shape
             */

            /**
             * Constructs a new Event.
             * @memberof cecochat.v1
             * @classdesc Represents an Event.
             * @constructor
             * @param {cecochat.v1.Event.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Event messageId.
             * @member {Long} messageId
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.messageId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event sender.
             * @member {Long} sender
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.sender = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event device.
             * @member {string} device
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.device = "";

            /**
             * Event sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event receiver.
             * @member {Long|null|undefined} receiver
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.receiver = null;

            /**
             * Event group.
             * @member {Long|null|undefined} group
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.group = null;

            /**
             * Event lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event seq.
             * @member {Long} seq
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event n.
             * @member {Long} n
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.n = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event text.
             * @member {cecochat.v1.Text.$Properties|null|undefined} text
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.text = null;

            /**
             * Event groupChanged.
             * @member {cecochat.v1.GroupChanged.$Properties|null|undefined} groupChanged
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.groupChanged = null;

            /**
             * Event edit.
             * @member {cecochat.v1.Edit.$Properties|null|undefined} edit
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.edit = null;

            /**
             * Event deletion.
             * @member {cecochat.v1.Deletion.$Properties|null|undefined} deletion
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.deletion = null;

            /**
             * Event reaction.
             * @member {cecochat.v1.Reaction.$Properties|null|undefined} reaction
             * @memberof cecochat.v1.Event
             * @instance
             */
            Event.prototype.reaction = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Event target.
             * @member {"receiver"|"group"|undefined} target
             * @memberof cecochat.v1.Event
             * @instance
             */
            $Object.defineProperty(Event.prototype, "target", {
                get: $util.oneOfGetter($oneOfFields = ["receiver", "group"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Event body.
             * @member {"text"|"groupChanged"|"edit"|"deletion"|"reaction"|undefined} body
             * @memberof cecochat.v1.Event
             * @instance
             */
            $Object.defineProperty(Event.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["text", "groupChanged", "edit", "deletion", "reaction"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Event instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Event
             * @static
             * @param {cecochat.v1.Event.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Event} Event instance
             * @type {{
             *   (properties: cecochat.v1.Event.$Shape): cecochat.v1.Event & cecochat.v1.Event.$Shape;
             *   (properties?: cecochat.v1.Event.$Properties): cecochat.v1.Event;
             * }}
             */
            Event.create = function(properties) {
                return new Event(properties);
            };

            /**
             * Encodes the specified Event message. Does not implicitly {@link cecochat.v1.Event.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Event
             * @static
             * @param {cecochat.v1.Event.$Properties} message Event message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && (typeof message.messageId === "object" ? message.messageId.low || message.messageId.high : message.messageId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messageId);
                if (message.sender != null && $Object.hasOwnProperty.call(message, "sender") && (typeof message.sender === "object" ? message.sender.low || message.sender.high : message.sender !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sender);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.device);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.sequence);
                if (message.receiver != null && $Object.hasOwnProperty.call(message, "receiver"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.receiver);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.lineage);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.group);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.seq);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && (typeof message.n === "object" ? message.n.low || message.n.high : message.n !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.n);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    $root.cecochat.v1.Text.encode(message.text, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.groupChanged != null && $Object.hasOwnProperty.call(message, "groupChanged"))
                    $root.cecochat.v1.GroupChanged.encode(message.groupChanged, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit"))
                    $root.cecochat.v1.Edit.encode(message.edit, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.deletion != null && $Object.hasOwnProperty.call(message, "deletion"))
                    $root.cecochat.v1.Deletion.encode(message.deletion, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.reaction != null && $Object.hasOwnProperty.call(message, "reaction"))
                    $root.cecochat.v1.Reaction.encode(message.reaction, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Event
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Event & cecochat.v1.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sender = value;
                            else
                                delete message.sender;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.receiver = reader.uint64();
                            message.target = "receiver";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.group = reader.uint64();
                            message.target = "group";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.text = $root.cecochat.v1.Text.decode(reader, reader.size(), $undefined, _depth + 1, message.text);
                            message.body = "text";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.groupChanged = $root.cecochat.v1.GroupChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.groupChanged);
                            message.body = "groupChanged";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.edit = $root.cecochat.v1.Edit.decode(reader, reader.size(), $undefined, _depth + 1, message.edit);
                            message.body = "edit";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.deletion = $root.cecochat.v1.Deletion.decode(reader, reader.size(), $undefined, _depth + 1, message.deletion);
                            message.body = "deletion";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.reaction = $root.cecochat.v1.Reaction.decode(reader, reader.size(), $undefined, _depth + 1, message.reaction);
                            message.body = "reaction";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Event;
        })();

        v1.Text = (function() {

            /**
             * Properties of a Text.
             * @typedef {Object} cecochat.v1.Text.$Properties
             * @property {string|null} [text] Text text
             * @property {cecochat.v1.MessageRef.$Properties|null} [replyTo] Text replyTo
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Text.
             * @memberof cecochat.v1
             * @interface IText
             * @augments cecochat.v1.Text.$Properties
             * @deprecated Use cecochat.v1.Text.$Properties instead.
             */

            /**
             * Shape of a Text.
             * @typedef {cecochat.v1.Text.$Properties} cecochat.v1.Text.$Shape
             */

            /**
             * Constructs a new Text.
             * @memberof cecochat.v1
             * @classdesc Represents a Text.
             * @constructor
             * @param {cecochat.v1.Text.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Text = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Text text.
             * @member {string} text
             * @memberof cecochat.v1.Text
             * @instance
             */
            Text.prototype.text = "";

            /**
             * Text replyTo.
             * @member {cecochat.v1.MessageRef.$Properties|null|undefined} replyTo
             * @memberof cecochat.v1.Text
             * @instance
             */
            Text.prototype.replyTo = null;

            /**
             * Creates a new Text instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Text
             * @static
             * @param {cecochat.v1.Text.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Text} Text instance
             * @type {{
             *   (properties: cecochat.v1.Text.$Shape): cecochat.v1.Text & cecochat.v1.Text.$Shape;
             *   (properties?: cecochat.v1.Text.$Properties): cecochat.v1.Text;
             * }}
             */
            Text.create = function(properties) {
                return new Text(properties);
            };

            /**
             * Encodes the specified Text message. Does not implicitly {@link cecochat.v1.Text.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Text
             * @static
             * @param {cecochat.v1.Text.$Properties} message Text message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Text.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
                if (message.replyTo != null && $Object.hasOwnProperty.call(message, "replyTo"))
                    $root.cecochat.v1.MessageRef.encode(message.replyTo, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Text message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Text
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Text & cecochat.v1.Text.$Shape} Text
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Text.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Text();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.replyTo = $root.cecochat.v1.MessageRef.decode(reader, reader.size(), $undefined, _depth + 1, message.replyTo);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Text;
        })();

        v1.MessageRef = (function() {

            /**
             * Properties of a MessageRef.
             * @typedef {Object} cecochat.v1.MessageRef.$Properties
             * @property {Long|null} [messageId] MessageRef messageId
             * @property {Long|null} [seq] MessageRef seq
             * @property {Long|null} [author] MessageRef author
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MessageRef.
             * @memberof cecochat.v1
             * @interface IMessageRef
             * @augments cecochat.v1.MessageRef.$Properties
             * @deprecated Use cecochat.v1.MessageRef.$Properties instead.
             */

            /**
             * Shape of a MessageRef.
             * @typedef {cecochat.v1.MessageRef.$Properties} cecochat.v1.MessageRef.$Shape
             */

            /**
             * Constructs a new MessageRef.
             * @memberof cecochat.v1
             * @classdesc Represents a MessageRef.
             * @constructor
             * @param {cecochat.v1.MessageRef.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MessageRef = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MessageRef messageId.
             * @member {Long} messageId
             * @memberof cecochat.v1.MessageRef
             * @instance
             */
            MessageRef.prototype.messageId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * MessageRef seq.
             * @member {Long} seq
             * @memberof cecochat.v1.MessageRef
             * @instance
             */
            MessageRef.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * MessageRef author.
             * @member {Long} author
             * @memberof cecochat.v1.MessageRef
             * @instance
             */
            MessageRef.prototype.author = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new MessageRef instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.MessageRef
             * @static
             * @param {cecochat.v1.MessageRef.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.MessageRef} MessageRef instance
             * @type {{
             *   (properties: cecochat.v1.MessageRef.$Shape): cecochat.v1.MessageRef & cecochat.v1.MessageRef.$Shape;
             *   (properties?: cecochat.v1.MessageRef.$Properties): cecochat.v1.MessageRef;
             * }}
             */
            MessageRef.create = function(properties) {
                return new MessageRef(properties);
            };

            /**
             * Encodes the specified MessageRef message. Does not implicitly {@link cecochat.v1.MessageRef.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.MessageRef
             * @static
             * @param {cecochat.v1.MessageRef.$Properties} message MessageRef message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MessageRef.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && (typeof message.messageId === "object" ? message.messageId.low || message.messageId.high : message.messageId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messageId);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && (typeof message.author === "object" ? message.author.low || message.author.high : message.author !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.author);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MessageRef message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.MessageRef
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.MessageRef & cecochat.v1.MessageRef.$Shape} MessageRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MessageRef.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.MessageRef();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MessageRef;
        })();

        v1.Edit = (function() {

            /**
             * Properties of an Edit.
             * @typedef {Object} cecochat.v1.Edit.$Properties
             * @property {cecochat.v1.MessageRef.$Properties|null} [message] Edit message
             * @property {string|null} [text] Edit text
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Edit.
             * @memberof cecochat.v1
             * @interface IEdit
             * @augments cecochat.v1.Edit.$Properties
             * @deprecated Use cecochat.v1.Edit.$Properties instead.
             */

            /**
             * Shape of an Edit.
             * @typedef {cecochat.v1.Edit.$Properties} cecochat.v1.Edit.$Shape
             */

            /**
             * Constructs a new Edit.
             * @memberof cecochat.v1
             * @classdesc Represents an Edit.
             * @constructor
             * @param {cecochat.v1.Edit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Edit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Edit message.
             * @member {cecochat.v1.MessageRef.$Properties|null|undefined} message
             * @memberof cecochat.v1.Edit
             * @instance
             */
            Edit.prototype.message = null;

            /**
             * Edit text.
             * @member {string} text
             * @memberof cecochat.v1.Edit
             * @instance
             */
            Edit.prototype.text = "";

            /**
             * Creates a new Edit instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Edit
             * @static
             * @param {cecochat.v1.Edit.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Edit} Edit instance
             * @type {{
             *   (properties: cecochat.v1.Edit.$Shape): cecochat.v1.Edit & cecochat.v1.Edit.$Shape;
             *   (properties?: cecochat.v1.Edit.$Properties): cecochat.v1.Edit;
             * }}
             */
            Edit.create = function(properties) {
                return new Edit(properties);
            };

            /**
             * Encodes the specified Edit message. Does not implicitly {@link cecochat.v1.Edit.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Edit
             * @static
             * @param {cecochat.v1.Edit.$Properties} message Edit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Edit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    $root.cecochat.v1.MessageRef.encode(message.message, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Edit message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Edit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Edit & cecochat.v1.Edit.$Shape} Edit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Edit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Edit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.message = $root.cecochat.v1.MessageRef.decode(reader, reader.size(), $undefined, _depth + 1, message.message);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Edit;
        })();

        v1.Deletion = (function() {

            /**
             * Properties of a Deletion.
             * @typedef {Object} cecochat.v1.Deletion.$Properties
             * @property {cecochat.v1.MessageRef.$Properties|null} [message] Deletion message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Deletion.
             * @memberof cecochat.v1
             * @interface IDeletion
             * @augments cecochat.v1.Deletion.$Properties
             * @deprecated Use cecochat.v1.Deletion.$Properties instead.
             */

            /**
             * Shape of a Deletion.
             * @typedef {cecochat.v1.Deletion.$Properties} cecochat.v1.Deletion.$Shape
             */

            /**
             * Constructs a new Deletion.
             * @memberof cecochat.v1
             * @classdesc Represents a Deletion.
             * @constructor
             * @param {cecochat.v1.Deletion.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Deletion = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Deletion message.
             * @member {cecochat.v1.MessageRef.$Properties|null|undefined} message
             * @memberof cecochat.v1.Deletion
             * @instance
             */
            Deletion.prototype.message = null;

            /**
             * Creates a new Deletion instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Deletion
             * @static
             * @param {cecochat.v1.Deletion.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Deletion} Deletion instance
             * @type {{
             *   (properties: cecochat.v1.Deletion.$Shape): cecochat.v1.Deletion & cecochat.v1.Deletion.$Shape;
             *   (properties?: cecochat.v1.Deletion.$Properties): cecochat.v1.Deletion;
             * }}
             */
            Deletion.create = function(properties) {
                return new Deletion(properties);
            };

            /**
             * Encodes the specified Deletion message. Does not implicitly {@link cecochat.v1.Deletion.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Deletion
             * @static
             * @param {cecochat.v1.Deletion.$Properties} message Deletion message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Deletion.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    $root.cecochat.v1.MessageRef.encode(message.message, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Deletion message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Deletion
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Deletion & cecochat.v1.Deletion.$Shape} Deletion
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Deletion.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Deletion();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.message = $root.cecochat.v1.MessageRef.decode(reader, reader.size(), $undefined, _depth + 1, message.message);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Deletion;
        })();

        v1.Reaction = (function() {

            /**
             * Properties of a Reaction.
             * @typedef {Object} cecochat.v1.Reaction.$Properties
             * @property {cecochat.v1.MessageRef.$Properties|null} [message] Reaction message
             * @property {string|null} [emoji] Reaction emoji
             * @property {boolean|null} [set] Reaction set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Reaction.
             * @memberof cecochat.v1
             * @interface IReaction
             * @augments cecochat.v1.Reaction.$Properties
             * @deprecated Use cecochat.v1.Reaction.$Properties instead.
             */

            /**
             * Shape of a Reaction.
             * @typedef {cecochat.v1.Reaction.$Properties} cecochat.v1.Reaction.$Shape
             */

            /**
             * Constructs a new Reaction.
             * @memberof cecochat.v1
             * @classdesc Represents a Reaction.
             * @constructor
             * @param {cecochat.v1.Reaction.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Reaction = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Reaction message.
             * @member {cecochat.v1.MessageRef.$Properties|null|undefined} message
             * @memberof cecochat.v1.Reaction
             * @instance
             */
            Reaction.prototype.message = null;

            /**
             * Reaction emoji.
             * @member {string} emoji
             * @memberof cecochat.v1.Reaction
             * @instance
             */
            Reaction.prototype.emoji = "";

            /**
             * Reaction set.
             * @member {boolean} set
             * @memberof cecochat.v1.Reaction
             * @instance
             */
            Reaction.prototype.set = false;

            /**
             * Creates a new Reaction instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Reaction
             * @static
             * @param {cecochat.v1.Reaction.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Reaction} Reaction instance
             * @type {{
             *   (properties: cecochat.v1.Reaction.$Shape): cecochat.v1.Reaction & cecochat.v1.Reaction.$Shape;
             *   (properties?: cecochat.v1.Reaction.$Properties): cecochat.v1.Reaction;
             * }}
             */
            Reaction.create = function(properties) {
                return new Reaction(properties);
            };

            /**
             * Encodes the specified Reaction message. Does not implicitly {@link cecochat.v1.Reaction.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Reaction
             * @static
             * @param {cecochat.v1.Reaction.$Properties} message Reaction message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Reaction.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    $root.cecochat.v1.MessageRef.encode(message.message, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.emoji != null && $Object.hasOwnProperty.call(message, "emoji") && message.emoji !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.emoji);
                if (message.set != null && $Object.hasOwnProperty.call(message, "set") && message.set !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.set);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Reaction message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Reaction
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Reaction & cecochat.v1.Reaction.$Shape} Reaction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Reaction.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Reaction();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.message = $root.cecochat.v1.MessageRef.decode(reader, reader.size(), $undefined, _depth + 1, message.message);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.emoji = value;
                            else
                                delete message.emoji;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.set = value;
                            else
                                delete message.set;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Reaction;
        })();

        v1.GroupChanged = (function() {

            /**
             * Properties of a GroupChanged.
             * @typedef {Object} cecochat.v1.GroupChanged.$Properties
             * @property {cecochat.v1.CreateGroup.$Properties|null} [created] GroupChanged created
             * @property {cecochat.v1.RenameGroup.$Properties|null} [renamed] GroupChanged renamed
             * @property {cecochat.v1.DescribeGroup.$Properties|null} [described] GroupChanged described
             * @property {cecochat.v1.GroupSettings.$Properties|null} [configured] GroupChanged configured
             * @property {cecochat.v1.OfUser.$Properties|null} [invited] GroupChanged invited
             * @property {cecochat.v1.JoinGroup.$Properties|null} [joined] GroupChanged joined
             * @property {cecochat.v1.JoinGroup.$Properties|null} [askedToJoin] GroupChanged askedToJoin
             * @property {cecochat.v1.OfUser.$Properties|null} [declined] GroupChanged declined
             * @property {cecochat.v1.LeaveGroup.$Properties|null} [left] GroupChanged left
             * @property {cecochat.v1.OfUsers.$Properties|null} [added] GroupChanged added
             * @property {cecochat.v1.OfUsers.$Properties|null} [removed] GroupChanged removed
             * @property {cecochat.v1.OfUser.$Properties|null} [banned] GroupChanged banned
             * @property {cecochat.v1.OfUser.$Properties|null} [unbanned] GroupChanged unbanned
             * @property {cecochat.v1.ChangeRole.$Properties|null} [roleChanged] GroupChanged roleChanged
             * @property {cecochat.v1.OfUser.$Properties|null} [transferred] GroupChanged transferred
             * @property {"created"|"renamed"|"described"|"configured"|"invited"|"joined"|"askedToJoin"|"declined"|"left"|"added"|"removed"|"banned"|"unbanned"|"roleChanged"|"transferred"} [change] GroupChanged change
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupChanged.
             * @memberof cecochat.v1
             * @interface IGroupChanged
             * @augments cecochat.v1.GroupChanged.$Properties
             * @deprecated Use cecochat.v1.GroupChanged.$Properties instead.
             */

            /**
             * Narrowed shape of a GroupChanged.
             * @typedef {{
             *   created?: cecochat.v1.CreateGroup.$Shape|null;
             *   renamed?: cecochat.v1.RenameGroup.$Shape|null;
             *   described?: cecochat.v1.DescribeGroup.$Shape|null;
             *   configured?: cecochat.v1.GroupSettings.$Shape|null;
             *   invited?: cecochat.v1.OfUser.$Shape|null;
             *   joined?: cecochat.v1.JoinGroup.$Shape|null;
             *   askedToJoin?: cecochat.v1.JoinGroup.$Shape|null;
             *   declined?: cecochat.v1.OfUser.$Shape|null;
             *   left?: cecochat.v1.LeaveGroup.$Shape|null;
             *   added?: cecochat.v1.OfUsers.$Shape|null;
             *   removed?: cecochat.v1.OfUsers.$Shape|null;
             *   banned?: cecochat.v1.OfUser.$Shape|null;
             *   unbanned?: cecochat.v1.OfUser.$Shape|null;
             *   roleChanged?: cecochat.v1.ChangeRole.$Shape|null;
             *   transferred?: cecochat.v1.OfUser.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ change?: undefined; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "created"; created: cecochat.v1.CreateGroup.$Shape; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "renamed"; created?: null; renamed: cecochat.v1.RenameGroup.$Shape; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "described"; created?: null; renamed?: null; described: cecochat.v1.DescribeGroup.$Shape; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "configured"; created?: null; renamed?: null; described?: null; configured: cecochat.v1.GroupSettings.$Shape; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "invited"; created?: null; renamed?: null; described?: null; configured?: null; invited: cecochat.v1.OfUser.$Shape; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "joined"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined: cecochat.v1.JoinGroup.$Shape; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "askedToJoin"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin: cecochat.v1.JoinGroup.$Shape; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "declined"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined: cecochat.v1.OfUser.$Shape; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "left"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left: cecochat.v1.LeaveGroup.$Shape; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "added"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added: cecochat.v1.OfUsers.$Shape; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "removed"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed: cecochat.v1.OfUsers.$Shape; banned?: null; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "banned"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned: cecochat.v1.OfUser.$Shape; unbanned?: null; roleChanged?: null; transferred?: null }|{ change?: "unbanned"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned: cecochat.v1.OfUser.$Shape; roleChanged?: null; transferred?: null }|{ change?: "roleChanged"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged: cecochat.v1.ChangeRole.$Shape; transferred?: null }|{ change?: "transferred"; created?: null; renamed?: null; described?: null; configured?: null; invited?: null; joined?: null; askedToJoin?: null; declined?: null; left?: null; added?: null; removed?: null; banned?: null; unbanned?: null; roleChanged?: null; transferred: cecochat.v1.OfUser.$Shape })
             * )} cecochat.v1.GroupChanged.$Shape
             */

            /**
             * Constructs a new GroupChanged.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupChanged.
             * @constructor
             * @param {cecochat.v1.GroupChanged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupChanged created.
             * @member {cecochat.v1.CreateGroup.$Properties|null|undefined} created
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.created = null;

            /**
             * GroupChanged renamed.
             * @member {cecochat.v1.RenameGroup.$Properties|null|undefined} renamed
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.renamed = null;

            /**
             * GroupChanged described.
             * @member {cecochat.v1.DescribeGroup.$Properties|null|undefined} described
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.described = null;

            /**
             * GroupChanged configured.
             * @member {cecochat.v1.GroupSettings.$Properties|null|undefined} configured
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.configured = null;

            /**
             * GroupChanged invited.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} invited
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.invited = null;

            /**
             * GroupChanged joined.
             * @member {cecochat.v1.JoinGroup.$Properties|null|undefined} joined
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.joined = null;

            /**
             * GroupChanged askedToJoin.
             * @member {cecochat.v1.JoinGroup.$Properties|null|undefined} askedToJoin
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.askedToJoin = null;

            /**
             * GroupChanged declined.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} declined
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.declined = null;

            /**
             * GroupChanged left.
             * @member {cecochat.v1.LeaveGroup.$Properties|null|undefined} left
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.left = null;

            /**
             * GroupChanged added.
             * @member {cecochat.v1.OfUsers.$Properties|null|undefined} added
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.added = null;

            /**
             * GroupChanged removed.
             * @member {cecochat.v1.OfUsers.$Properties|null|undefined} removed
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.removed = null;

            /**
             * GroupChanged banned.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} banned
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.banned = null;

            /**
             * GroupChanged unbanned.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} unbanned
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.unbanned = null;

            /**
             * GroupChanged roleChanged.
             * @member {cecochat.v1.ChangeRole.$Properties|null|undefined} roleChanged
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.roleChanged = null;

            /**
             * GroupChanged transferred.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} transferred
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            GroupChanged.prototype.transferred = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * GroupChanged change.
             * @member {"created"|"renamed"|"described"|"configured"|"invited"|"joined"|"askedToJoin"|"declined"|"left"|"added"|"removed"|"banned"|"unbanned"|"roleChanged"|"transferred"|undefined} change
             * @memberof cecochat.v1.GroupChanged
             * @instance
             */
            $Object.defineProperty(GroupChanged.prototype, "change", {
                get: $util.oneOfGetter($oneOfFields = ["created", "renamed", "described", "configured", "invited", "joined", "askedToJoin", "declined", "left", "added", "removed", "banned", "unbanned", "roleChanged", "transferred"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new GroupChanged instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupChanged
             * @static
             * @param {cecochat.v1.GroupChanged.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupChanged} GroupChanged instance
             * @type {{
             *   (properties: cecochat.v1.GroupChanged.$Shape): cecochat.v1.GroupChanged & cecochat.v1.GroupChanged.$Shape;
             *   (properties?: cecochat.v1.GroupChanged.$Properties): cecochat.v1.GroupChanged;
             * }}
             */
            GroupChanged.create = function(properties) {
                return new GroupChanged(properties);
            };

            /**
             * Encodes the specified GroupChanged message. Does not implicitly {@link cecochat.v1.GroupChanged.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupChanged
             * @static
             * @param {cecochat.v1.GroupChanged.$Properties} message GroupChanged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.created != null && $Object.hasOwnProperty.call(message, "created"))
                    $root.cecochat.v1.CreateGroup.encode(message.created, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.renamed != null && $Object.hasOwnProperty.call(message, "renamed"))
                    $root.cecochat.v1.RenameGroup.encode(message.renamed, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.described != null && $Object.hasOwnProperty.call(message, "described"))
                    $root.cecochat.v1.DescribeGroup.encode(message.described, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.configured != null && $Object.hasOwnProperty.call(message, "configured"))
                    $root.cecochat.v1.GroupSettings.encode(message.configured, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.invited != null && $Object.hasOwnProperty.call(message, "invited"))
                    $root.cecochat.v1.OfUser.encode(message.invited, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.joined != null && $Object.hasOwnProperty.call(message, "joined"))
                    $root.cecochat.v1.JoinGroup.encode(message.joined, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.askedToJoin != null && $Object.hasOwnProperty.call(message, "askedToJoin"))
                    $root.cecochat.v1.JoinGroup.encode(message.askedToJoin, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.declined != null && $Object.hasOwnProperty.call(message, "declined"))
                    $root.cecochat.v1.OfUser.encode(message.declined, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.left != null && $Object.hasOwnProperty.call(message, "left"))
                    $root.cecochat.v1.LeaveGroup.encode(message.left, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.added != null && $Object.hasOwnProperty.call(message, "added"))
                    $root.cecochat.v1.OfUsers.encode(message.added, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.removed != null && $Object.hasOwnProperty.call(message, "removed"))
                    $root.cecochat.v1.OfUsers.encode(message.removed, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.banned != null && $Object.hasOwnProperty.call(message, "banned"))
                    $root.cecochat.v1.OfUser.encode(message.banned, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.unbanned != null && $Object.hasOwnProperty.call(message, "unbanned"))
                    $root.cecochat.v1.OfUser.encode(message.unbanned, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.roleChanged != null && $Object.hasOwnProperty.call(message, "roleChanged"))
                    $root.cecochat.v1.ChangeRole.encode(message.roleChanged, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.transferred != null && $Object.hasOwnProperty.call(message, "transferred"))
                    $root.cecochat.v1.OfUser.encode(message.transferred, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupChanged message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupChanged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupChanged & cecochat.v1.GroupChanged.$Shape} GroupChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.created = $root.cecochat.v1.CreateGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.created);
                            message.change = "created";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.renamed = $root.cecochat.v1.RenameGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.renamed);
                            message.change = "renamed";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.described = $root.cecochat.v1.DescribeGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.described);
                            message.change = "described";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.configured = $root.cecochat.v1.GroupSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.configured);
                            message.change = "configured";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.invited = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.invited);
                            message.change = "invited";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.joined = $root.cecochat.v1.JoinGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.joined);
                            message.change = "joined";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.askedToJoin = $root.cecochat.v1.JoinGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.askedToJoin);
                            message.change = "askedToJoin";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.declined = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.declined);
                            message.change = "declined";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.left = $root.cecochat.v1.LeaveGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.left);
                            message.change = "left";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.added = $root.cecochat.v1.OfUsers.decode(reader, reader.size(), $undefined, _depth + 1, message.added);
                            message.change = "added";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.removed = $root.cecochat.v1.OfUsers.decode(reader, reader.size(), $undefined, _depth + 1, message.removed);
                            message.change = "removed";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.banned = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.banned);
                            message.change = "banned";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.unbanned = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.unbanned);
                            message.change = "unbanned";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.roleChanged = $root.cecochat.v1.ChangeRole.decode(reader, reader.size(), $undefined, _depth + 1, message.roleChanged);
                            message.change = "roleChanged";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.transferred = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.transferred);
                            message.change = "transferred";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupChanged;
        })();

        v1.Record = (function() {

            /**
             * Properties of a Record.
             * @typedef {Object} cecochat.v1.Record.$Properties
             * @property {cecochat.v1.Event.$Properties|null} [event] Record event
             * @property {Array.<Long>|null} [recipients] Record recipients
             * @property {Long|null} [membershipEpoch] Record membershipEpoch
             * @property {boolean|null} [timeline] Record timeline
             * @property {cecochat.v1.RefusedSend.$Properties|null} [refused] Record refused
             * @property {cecochat.v1.Receipt.$Properties|null} [receipt] Record receipt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Record.
             * @memberof cecochat.v1
             * @interface IRecord
             * @augments cecochat.v1.Record.$Properties
             * @deprecated Use cecochat.v1.Record.$Properties instead.
             */

            /**
             * Shape of a Record.
             * @typedef {{
             *   event?: cecochat.v1.Event.$Shape|null;
             *   recipients?: Array.<Long>|null;
             *   membershipEpoch?: Long|null;
             *   timeline?: boolean|null;
             *   refused?: cecochat.v1.RefusedSend.$Shape|null;
             *   receipt?: cecochat.v1.Receipt.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.Record.$Shape
             */

            /**
             * Constructs a new Record.
             * @memberof cecochat.v1
             * @classdesc Represents a Record.
             * @constructor
             * @param {cecochat.v1.Record.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Record = function (properties) {
                this.recipients = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Record event.
             * @member {cecochat.v1.Event.$Properties|null|undefined} event
             * @memberof cecochat.v1.Record
             * @instance
             */
            Record.prototype.event = null;

            /**
             * Record recipients.
             * @member {Array.<Long>} recipients
             * @memberof cecochat.v1.Record
             * @instance
             */
            Record.prototype.recipients = $util.emptyArray;

            /**
             * Record membershipEpoch.
             * @member {Long} membershipEpoch
             * @memberof cecochat.v1.Record
             * @instance
             */
            Record.prototype.membershipEpoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Record timeline.
             * @member {boolean} timeline
             * @memberof cecochat.v1.Record
             * @instance
             */
            Record.prototype.timeline = false;

            /**
             * Record refused.
             * @member {cecochat.v1.RefusedSend.$Properties|null|undefined} refused
             * @memberof cecochat.v1.Record
             * @instance
             */
            Record.prototype.refused = null;

            /**
             * Record receipt.
             * @member {cecochat.v1.Receipt.$Properties|null|undefined} receipt
             * @memberof cecochat.v1.Record
             * @instance
             */
            Record.prototype.receipt = null;

            /**
             * Creates a new Record instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Record
             * @static
             * @param {cecochat.v1.Record.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Record} Record instance
             * @type {{
             *   (properties: cecochat.v1.Record.$Shape): cecochat.v1.Record & cecochat.v1.Record.$Shape;
             *   (properties?: cecochat.v1.Record.$Properties): cecochat.v1.Record;
             * }}
             */
            Record.create = function(properties) {
                return new Record(properties);
            };

            /**
             * Encodes the specified Record message. Does not implicitly {@link cecochat.v1.Record.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Record
             * @static
             * @param {cecochat.v1.Record.$Properties} message Record message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Record.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    $root.cecochat.v1.Event.encode(message.event, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.recipients != null && message.recipients.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.recipients);
                if (message.membershipEpoch != null && $Object.hasOwnProperty.call(message, "membershipEpoch") && (typeof message.membershipEpoch === "object" ? message.membershipEpoch.low || message.membershipEpoch.high : message.membershipEpoch !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.membershipEpoch);
                if (message.timeline != null && $Object.hasOwnProperty.call(message, "timeline") && message.timeline !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.timeline);
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.cecochat.v1.RefusedSend.encode(message.refused, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    $root.cecochat.v1.Receipt.encode(message.receipt, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Record message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Record
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Record & cecochat.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Record.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Record();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.event = $root.cecochat.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1, message.event);
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.recipients && message.recipients.length))
                                    message.recipients = [];
                                reader.uint64s(message.recipients);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.recipients && message.recipients.length))
                                message.recipients = [];
                            message.recipients.push(reader.uint64());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.membershipEpoch = value;
                            else
                                delete message.membershipEpoch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.timeline = value;
                            else
                                delete message.timeline;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.cecochat.v1.RefusedSend.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.receipt = $root.cecochat.v1.Receipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receipt);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Record;
        })();

        v1.Receipt = (function() {

            /**
             * Properties of a Receipt.
             * @typedef {Object} cecochat.v1.Receipt.$Properties
             * @property {Long|null} [reader] Receipt reader
             * @property {Long|null} [other] Receipt other
             * @property {Long|null} [group] Receipt group
             * @property {Long|null} [seenTo] Receipt seenTo
             * @property {Long|null} [n] Receipt n
             * @property {Long|null} [offset] Receipt offset
             * @property {boolean|null} ["private"] Receipt private
             * @property {"other"|"group"} [conversation] Receipt conversation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Receipt.
             * @memberof cecochat.v1
             * @interface IReceipt
             * @augments cecochat.v1.Receipt.$Properties
             * @deprecated Use cecochat.v1.Receipt.$Properties instead.
             */

            /**
             * Narrowed shape of a Receipt.
             * @typedef {{
             *   reader?: Long|null;
             *   other?: Long|null;
             *   group?: Long|null;
             *   seenTo?: Long|null;
             *   n?: Long|null;
             *   offset?: Long|null;
             *   "private"?: boolean|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ conversation?: undefined; other?: null; group?: null }|{ conversation?: "other"; other: Long; group?: null }|{ conversation?: "group"; other?: null; group: Long })
             * )} cecochat.v1.Receipt.$Shape
             */

            /**
             * Constructs a new Receipt.
             * @memberof cecochat.v1
             * @classdesc Represents a Receipt.
             * @constructor
             * @param {cecochat.v1.Receipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Receipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Receipt reader.
             * @member {Long} reader
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype.reader = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Receipt other.
             * @member {Long|null|undefined} other
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype.other = null;

            /**
             * Receipt group.
             * @member {Long|null|undefined} group
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype.group = null;

            /**
             * Receipt seenTo.
             * @member {Long} seenTo
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype.seenTo = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Receipt n.
             * @member {Long} n
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype.n = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Receipt offset.
             * @member {Long} offset
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Receipt private.
             * @member {boolean} private
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            Receipt.prototype["private"] = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Receipt conversation.
             * @member {"other"|"group"|undefined} conversation
             * @memberof cecochat.v1.Receipt
             * @instance
             */
            $Object.defineProperty(Receipt.prototype, "conversation", {
                get: $util.oneOfGetter($oneOfFields = ["other", "group"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Receipt instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Receipt
             * @static
             * @param {cecochat.v1.Receipt.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Receipt} Receipt instance
             * @type {{
             *   (properties: cecochat.v1.Receipt.$Shape): cecochat.v1.Receipt & cecochat.v1.Receipt.$Shape;
             *   (properties?: cecochat.v1.Receipt.$Properties): cecochat.v1.Receipt;
             * }}
             */
            Receipt.create = function(properties) {
                return new Receipt(properties);
            };

            /**
             * Encodes the specified Receipt message. Does not implicitly {@link cecochat.v1.Receipt.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Receipt
             * @static
             * @param {cecochat.v1.Receipt.$Properties} message Receipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Receipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reader != null && $Object.hasOwnProperty.call(message, "reader") && (typeof message.reader === "object" ? message.reader.low || message.reader.high : message.reader !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.reader);
                if (message.other != null && $Object.hasOwnProperty.call(message, "other"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.other);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.group);
                if (message.seenTo != null && $Object.hasOwnProperty.call(message, "seenTo") && (typeof message.seenTo === "object" ? message.seenTo.low || message.seenTo.high : message.seenTo !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.seenTo);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && (typeof message.n === "object" ? message.n.low || message.n.high : message.n !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.n);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.offset);
                if (message["private"] != null && $Object.hasOwnProperty.call(message, "private") && message["private"] !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message["private"]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Receipt message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Receipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Receipt & cecochat.v1.Receipt.$Shape} Receipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Receipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Receipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.reader = value;
                            else
                                delete message.reader;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.other = reader.uint64();
                            message.conversation = "other";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.group = reader.uint64();
                            message.conversation = "group";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seenTo = value;
                            else
                                delete message.seenTo;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message["private"] = value;
                            else
                                delete message["private"];
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Receipt;
        })();

        v1.StoredReceipt = (function() {

            /**
             * Properties of a StoredReceipt.
             * @typedef {Object} cecochat.v1.StoredReceipt.$Properties
             * @property {Long|null} [offset] StoredReceipt offset
             * @property {cecochat.v1.Receipt.$Properties|null} [receipt] StoredReceipt receipt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StoredReceipt.
             * @memberof cecochat.v1
             * @interface IStoredReceipt
             * @augments cecochat.v1.StoredReceipt.$Properties
             * @deprecated Use cecochat.v1.StoredReceipt.$Properties instead.
             */

            /**
             * Shape of a StoredReceipt.
             * @typedef {{
             *   offset?: Long|null;
             *   receipt?: cecochat.v1.Receipt.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.StoredReceipt.$Shape
             */

            /**
             * Constructs a new StoredReceipt.
             * @memberof cecochat.v1
             * @classdesc Represents a StoredReceipt.
             * @constructor
             * @param {cecochat.v1.StoredReceipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StoredReceipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StoredReceipt offset.
             * @member {Long} offset
             * @memberof cecochat.v1.StoredReceipt
             * @instance
             */
            StoredReceipt.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StoredReceipt receipt.
             * @member {cecochat.v1.Receipt.$Properties|null|undefined} receipt
             * @memberof cecochat.v1.StoredReceipt
             * @instance
             */
            StoredReceipt.prototype.receipt = null;

            /**
             * Creates a new StoredReceipt instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.StoredReceipt
             * @static
             * @param {cecochat.v1.StoredReceipt.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.StoredReceipt} StoredReceipt instance
             * @type {{
             *   (properties: cecochat.v1.StoredReceipt.$Shape): cecochat.v1.StoredReceipt & cecochat.v1.StoredReceipt.$Shape;
             *   (properties?: cecochat.v1.StoredReceipt.$Properties): cecochat.v1.StoredReceipt;
             * }}
             */
            StoredReceipt.create = function(properties) {
                return new StoredReceipt(properties);
            };

            /**
             * Encodes the specified StoredReceipt message. Does not implicitly {@link cecochat.v1.StoredReceipt.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.StoredReceipt
             * @static
             * @param {cecochat.v1.StoredReceipt.$Properties} message StoredReceipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StoredReceipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    $root.cecochat.v1.Receipt.encode(message.receipt, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StoredReceipt message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.StoredReceipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.StoredReceipt & cecochat.v1.StoredReceipt.$Shape} StoredReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StoredReceipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.StoredReceipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.receipt = $root.cecochat.v1.Receipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receipt);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StoredReceipt;
        })();

        v1.RefusedSend = (function() {

            /**
             * Properties of a RefusedSend.
             * @typedef {Object} cecochat.v1.RefusedSend.$Properties
             * @property {Long|null} [sender] RefusedSend sender
             * @property {string|null} [device] RefusedSend device
             * @property {Long|null} [lineage] RefusedSend lineage
             * @property {Long|null} [sequence] RefusedSend sequence
             * @property {string|null} [code] RefusedSend code
             * @property {string|null} [field] RefusedSend field
             * @property {string|null} [message] RefusedSend message
             * @property {number|null} [retryAfterMs] RefusedSend retryAfterMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RefusedSend.
             * @memberof cecochat.v1
             * @interface IRefusedSend
             * @augments cecochat.v1.RefusedSend.$Properties
             * @deprecated Use cecochat.v1.RefusedSend.$Properties instead.
             */

            /**
             * Shape of a RefusedSend.
             * @typedef {cecochat.v1.RefusedSend.$Properties} cecochat.v1.RefusedSend.$Shape
             */

            /**
             * Constructs a new RefusedSend.
             * @memberof cecochat.v1
             * @classdesc Represents a RefusedSend.
             * @constructor
             * @param {cecochat.v1.RefusedSend.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RefusedSend = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RefusedSend sender.
             * @member {Long} sender
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.sender = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RefusedSend device.
             * @member {string} device
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.device = "";

            /**
             * RefusedSend lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RefusedSend sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RefusedSend code.
             * @member {string} code
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.code = "";

            /**
             * RefusedSend field.
             * @member {string} field
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.field = "";

            /**
             * RefusedSend message.
             * @member {string} message
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.message = "";

            /**
             * RefusedSend retryAfterMs.
             * @member {number} retryAfterMs
             * @memberof cecochat.v1.RefusedSend
             * @instance
             */
            RefusedSend.prototype.retryAfterMs = 0;

            /**
             * Creates a new RefusedSend instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.RefusedSend
             * @static
             * @param {cecochat.v1.RefusedSend.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.RefusedSend} RefusedSend instance
             * @type {{
             *   (properties: cecochat.v1.RefusedSend.$Shape): cecochat.v1.RefusedSend & cecochat.v1.RefusedSend.$Shape;
             *   (properties?: cecochat.v1.RefusedSend.$Properties): cecochat.v1.RefusedSend;
             * }}
             */
            RefusedSend.create = function(properties) {
                return new RefusedSend(properties);
            };

            /**
             * Encodes the specified RefusedSend message. Does not implicitly {@link cecochat.v1.RefusedSend.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.RefusedSend
             * @static
             * @param {cecochat.v1.RefusedSend.$Properties} message RefusedSend message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RefusedSend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sender != null && $Object.hasOwnProperty.call(message, "sender") && (typeof message.sender === "object" ? message.sender.low || message.sender.high : message.sender !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sender);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.device);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.lineage);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.sequence);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.code);
                if (message.field != null && $Object.hasOwnProperty.call(message, "field") && message.field !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.field);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.message);
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.retryAfterMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RefusedSend message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.RefusedSend
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.RefusedSend & cecochat.v1.RefusedSend.$Shape} RefusedSend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RefusedSend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.RefusedSend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sender = value;
                            else
                                delete message.sender;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.field = value;
                            else
                                delete message.field;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryAfterMs = value;
                            else
                                delete message.retryAfterMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RefusedSend;
        })();

        v1.StoredEvent = (function() {

            /**
             * Properties of a StoredEvent.
             * @typedef {Object} cecochat.v1.StoredEvent.$Properties
             * @property {Long|null} [offset] StoredEvent offset
             * @property {cecochat.v1.Event.$Properties|null} [event] StoredEvent event
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StoredEvent.
             * @memberof cecochat.v1
             * @interface IStoredEvent
             * @augments cecochat.v1.StoredEvent.$Properties
             * @deprecated Use cecochat.v1.StoredEvent.$Properties instead.
             */

            /**
             * Shape of a StoredEvent.
             * @typedef {{
             *   offset?: Long|null;
             *   event?: cecochat.v1.Event.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.StoredEvent.$Shape
             */

            /**
             * Constructs a new StoredEvent.
             * @memberof cecochat.v1
             * @classdesc Represents a StoredEvent.
             * @constructor
             * @param {cecochat.v1.StoredEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StoredEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StoredEvent offset.
             * @member {Long} offset
             * @memberof cecochat.v1.StoredEvent
             * @instance
             */
            StoredEvent.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StoredEvent event.
             * @member {cecochat.v1.Event.$Properties|null|undefined} event
             * @memberof cecochat.v1.StoredEvent
             * @instance
             */
            StoredEvent.prototype.event = null;

            /**
             * Creates a new StoredEvent instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.StoredEvent
             * @static
             * @param {cecochat.v1.StoredEvent.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.StoredEvent} StoredEvent instance
             * @type {{
             *   (properties: cecochat.v1.StoredEvent.$Shape): cecochat.v1.StoredEvent & cecochat.v1.StoredEvent.$Shape;
             *   (properties?: cecochat.v1.StoredEvent.$Properties): cecochat.v1.StoredEvent;
             * }}
             */
            StoredEvent.create = function(properties) {
                return new StoredEvent(properties);
            };

            /**
             * Encodes the specified StoredEvent message. Does not implicitly {@link cecochat.v1.StoredEvent.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.StoredEvent
             * @static
             * @param {cecochat.v1.StoredEvent.$Properties} message StoredEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StoredEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    $root.cecochat.v1.Event.encode(message.event, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StoredEvent message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.StoredEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.StoredEvent & cecochat.v1.StoredEvent.$Shape} StoredEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StoredEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.StoredEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.event = $root.cecochat.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1, message.event);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StoredEvent;
        })();

        v1.ChangeGroupRequest = (function() {

            /**
             * Properties of a ChangeGroupRequest.
             * @typedef {Object} cecochat.v1.ChangeGroupRequest.$Properties
             * @property {string|null} [commandId] ChangeGroupRequest commandId
             * @property {Long|null} [group] ChangeGroupRequest group
             * @property {cecochat.v1.GroupChange.$Properties|null} [change] ChangeGroupRequest change
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangeGroupRequest.
             * @memberof cecochat.v1
             * @interface IChangeGroupRequest
             * @augments cecochat.v1.ChangeGroupRequest.$Properties
             * @deprecated Use cecochat.v1.ChangeGroupRequest.$Properties instead.
             */

            /**
             * Shape of a ChangeGroupRequest.
             * @typedef {{
             *   commandId?: string|null;
             *   group?: Long|null;
             *   change?: cecochat.v1.GroupChange.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.ChangeGroupRequest.$Shape
             */

            /**
             * Constructs a new ChangeGroupRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangeGroupRequest.
             * @constructor
             * @param {cecochat.v1.ChangeGroupRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangeGroupRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangeGroupRequest commandId.
             * @member {string} commandId
             * @memberof cecochat.v1.ChangeGroupRequest
             * @instance
             */
            ChangeGroupRequest.prototype.commandId = "";

            /**
             * ChangeGroupRequest group.
             * @member {Long} group
             * @memberof cecochat.v1.ChangeGroupRequest
             * @instance
             */
            ChangeGroupRequest.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ChangeGroupRequest change.
             * @member {cecochat.v1.GroupChange.$Properties|null|undefined} change
             * @memberof cecochat.v1.ChangeGroupRequest
             * @instance
             */
            ChangeGroupRequest.prototype.change = null;

            /**
             * Creates a new ChangeGroupRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangeGroupRequest
             * @static
             * @param {cecochat.v1.ChangeGroupRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangeGroupRequest} ChangeGroupRequest instance
             * @type {{
             *   (properties: cecochat.v1.ChangeGroupRequest.$Shape): cecochat.v1.ChangeGroupRequest & cecochat.v1.ChangeGroupRequest.$Shape;
             *   (properties?: cecochat.v1.ChangeGroupRequest.$Properties): cecochat.v1.ChangeGroupRequest;
             * }}
             */
            ChangeGroupRequest.create = function(properties) {
                return new ChangeGroupRequest(properties);
            };

            /**
             * Encodes the specified ChangeGroupRequest message. Does not implicitly {@link cecochat.v1.ChangeGroupRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangeGroupRequest
             * @static
             * @param {cecochat.v1.ChangeGroupRequest.$Properties} message ChangeGroupRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangeGroupRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.commandId != null && $Object.hasOwnProperty.call(message, "commandId") && message.commandId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.commandId);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.group);
                if (message.change != null && $Object.hasOwnProperty.call(message, "change"))
                    $root.cecochat.v1.GroupChange.encode(message.change, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangeGroupRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangeGroupRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangeGroupRequest & cecochat.v1.ChangeGroupRequest.$Shape} ChangeGroupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangeGroupRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangeGroupRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.commandId = value;
                            else
                                delete message.commandId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.change = $root.cecochat.v1.GroupChange.decode(reader, reader.size(), $undefined, _depth + 1, message.change);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangeGroupRequest;
        })();

        v1.ChangeGroupResponse = (function() {

            /**
             * Properties of a ChangeGroupResponse.
             * @typedef {Object} cecochat.v1.ChangeGroupResponse.$Properties
             * @property {Long|null} [group] ChangeGroupResponse group
             * @property {Long|null} [seq] ChangeGroupResponse seq
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangeGroupResponse.
             * @memberof cecochat.v1
             * @interface IChangeGroupResponse
             * @augments cecochat.v1.ChangeGroupResponse.$Properties
             * @deprecated Use cecochat.v1.ChangeGroupResponse.$Properties instead.
             */

            /**
             * Shape of a ChangeGroupResponse.
             * @typedef {cecochat.v1.ChangeGroupResponse.$Properties} cecochat.v1.ChangeGroupResponse.$Shape
             */

            /**
             * Constructs a new ChangeGroupResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangeGroupResponse.
             * @constructor
             * @param {cecochat.v1.ChangeGroupResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangeGroupResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangeGroupResponse group.
             * @member {Long} group
             * @memberof cecochat.v1.ChangeGroupResponse
             * @instance
             */
            ChangeGroupResponse.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ChangeGroupResponse seq.
             * @member {Long} seq
             * @memberof cecochat.v1.ChangeGroupResponse
             * @instance
             */
            ChangeGroupResponse.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new ChangeGroupResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangeGroupResponse
             * @static
             * @param {cecochat.v1.ChangeGroupResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangeGroupResponse} ChangeGroupResponse instance
             * @type {{
             *   (properties: cecochat.v1.ChangeGroupResponse.$Shape): cecochat.v1.ChangeGroupResponse & cecochat.v1.ChangeGroupResponse.$Shape;
             *   (properties?: cecochat.v1.ChangeGroupResponse.$Properties): cecochat.v1.ChangeGroupResponse;
             * }}
             */
            ChangeGroupResponse.create = function(properties) {
                return new ChangeGroupResponse(properties);
            };

            /**
             * Encodes the specified ChangeGroupResponse message. Does not implicitly {@link cecochat.v1.ChangeGroupResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangeGroupResponse
             * @static
             * @param {cecochat.v1.ChangeGroupResponse.$Properties} message ChangeGroupResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangeGroupResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangeGroupResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangeGroupResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangeGroupResponse & cecochat.v1.ChangeGroupResponse.$Shape} ChangeGroupResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangeGroupResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangeGroupResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangeGroupResponse;
        })();

        v1.GroupChange = (function() {

            /**
             * Properties of a GroupChange.
             * @typedef {Object} cecochat.v1.GroupChange.$Properties
             * @property {cecochat.v1.CreateGroup.$Properties|null} [create] GroupChange create
             * @property {cecochat.v1.RenameGroup.$Properties|null} [rename] GroupChange rename
             * @property {cecochat.v1.DescribeGroup.$Properties|null} [describe] GroupChange describe
             * @property {cecochat.v1.GroupSettings.$Properties|null} [configure] GroupChange configure
             * @property {cecochat.v1.OfUser.$Properties|null} [invite] GroupChange invite
             * @property {cecochat.v1.JoinGroup.$Properties|null} [join] GroupChange join
             * @property {cecochat.v1.OfUser.$Properties|null} [approve] GroupChange approve
             * @property {cecochat.v1.OfUser.$Properties|null} [decline] GroupChange decline
             * @property {cecochat.v1.LeaveGroup.$Properties|null} [leave] GroupChange leave
             * @property {cecochat.v1.OfUsers.$Properties|null} [add] GroupChange add
             * @property {cecochat.v1.OfUsers.$Properties|null} [remove] GroupChange remove
             * @property {cecochat.v1.OfUser.$Properties|null} [ban] GroupChange ban
             * @property {cecochat.v1.OfUser.$Properties|null} [unban] GroupChange unban
             * @property {cecochat.v1.ChangeRole.$Properties|null} [changeRole] GroupChange changeRole
             * @property {cecochat.v1.OfUser.$Properties|null} [transfer] GroupChange transfer
             * @property {"create"|"rename"|"describe"|"configure"|"invite"|"join"|"approve"|"decline"|"leave"|"add"|"remove"|"ban"|"unban"|"changeRole"|"transfer"} [change] GroupChange change
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupChange.
             * @memberof cecochat.v1
             * @interface IGroupChange
             * @augments cecochat.v1.GroupChange.$Properties
             * @deprecated Use cecochat.v1.GroupChange.$Properties instead.
             */

            /**
             * Narrowed shape of a GroupChange.
             * @typedef {{
             *   create?: cecochat.v1.CreateGroup.$Shape|null;
             *   rename?: cecochat.v1.RenameGroup.$Shape|null;
             *   describe?: cecochat.v1.DescribeGroup.$Shape|null;
             *   configure?: cecochat.v1.GroupSettings.$Shape|null;
             *   invite?: cecochat.v1.OfUser.$Shape|null;
             *   join?: cecochat.v1.JoinGroup.$Shape|null;
             *   approve?: cecochat.v1.OfUser.$Shape|null;
             *   decline?: cecochat.v1.OfUser.$Shape|null;
             *   leave?: cecochat.v1.LeaveGroup.$Shape|null;
             *   add?: cecochat.v1.OfUsers.$Shape|null;
             *   remove?: cecochat.v1.OfUsers.$Shape|null;
             *   ban?: cecochat.v1.OfUser.$Shape|null;
             *   unban?: cecochat.v1.OfUser.$Shape|null;
             *   changeRole?: cecochat.v1.ChangeRole.$Shape|null;
             *   transfer?: cecochat.v1.OfUser.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ change?: undefined; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "create"; create: cecochat.v1.CreateGroup.$Shape; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "rename"; create?: null; rename: cecochat.v1.RenameGroup.$Shape; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "describe"; create?: null; rename?: null; describe: cecochat.v1.DescribeGroup.$Shape; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "configure"; create?: null; rename?: null; describe?: null; configure: cecochat.v1.GroupSettings.$Shape; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "invite"; create?: null; rename?: null; describe?: null; configure?: null; invite: cecochat.v1.OfUser.$Shape; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "join"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join: cecochat.v1.JoinGroup.$Shape; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "approve"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve: cecochat.v1.OfUser.$Shape; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "decline"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline: cecochat.v1.OfUser.$Shape; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "leave"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave: cecochat.v1.LeaveGroup.$Shape; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "add"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add: cecochat.v1.OfUsers.$Shape; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "remove"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove: cecochat.v1.OfUsers.$Shape; ban?: null; unban?: null; changeRole?: null; transfer?: null }|{ change?: "ban"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban: cecochat.v1.OfUser.$Shape; unban?: null; changeRole?: null; transfer?: null }|{ change?: "unban"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban: cecochat.v1.OfUser.$Shape; changeRole?: null; transfer?: null }|{ change?: "changeRole"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole: cecochat.v1.ChangeRole.$Shape; transfer?: null }|{ change?: "transfer"; create?: null; rename?: null; describe?: null; configure?: null; invite?: null; join?: null; approve?: null; decline?: null; leave?: null; add?: null; remove?: null; ban?: null; unban?: null; changeRole?: null; transfer: cecochat.v1.OfUser.$Shape })
             * )} cecochat.v1.GroupChange.$Shape
             */

            /**
             * Constructs a new GroupChange.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupChange.
             * @constructor
             * @param {cecochat.v1.GroupChange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupChange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupChange create.
             * @member {cecochat.v1.CreateGroup.$Properties|null|undefined} create
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.create = null;

            /**
             * GroupChange rename.
             * @member {cecochat.v1.RenameGroup.$Properties|null|undefined} rename
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.rename = null;

            /**
             * GroupChange describe.
             * @member {cecochat.v1.DescribeGroup.$Properties|null|undefined} describe
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.describe = null;

            /**
             * GroupChange configure.
             * @member {cecochat.v1.GroupSettings.$Properties|null|undefined} configure
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.configure = null;

            /**
             * GroupChange invite.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} invite
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.invite = null;

            /**
             * GroupChange join.
             * @member {cecochat.v1.JoinGroup.$Properties|null|undefined} join
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.join = null;

            /**
             * GroupChange approve.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} approve
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.approve = null;

            /**
             * GroupChange decline.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} decline
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.decline = null;

            /**
             * GroupChange leave.
             * @member {cecochat.v1.LeaveGroup.$Properties|null|undefined} leave
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.leave = null;

            /**
             * GroupChange add.
             * @member {cecochat.v1.OfUsers.$Properties|null|undefined} add
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.add = null;

            /**
             * GroupChange remove.
             * @member {cecochat.v1.OfUsers.$Properties|null|undefined} remove
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.remove = null;

            /**
             * GroupChange ban.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} ban
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.ban = null;

            /**
             * GroupChange unban.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} unban
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.unban = null;

            /**
             * GroupChange changeRole.
             * @member {cecochat.v1.ChangeRole.$Properties|null|undefined} changeRole
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.changeRole = null;

            /**
             * GroupChange transfer.
             * @member {cecochat.v1.OfUser.$Properties|null|undefined} transfer
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            GroupChange.prototype.transfer = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * GroupChange change.
             * @member {"create"|"rename"|"describe"|"configure"|"invite"|"join"|"approve"|"decline"|"leave"|"add"|"remove"|"ban"|"unban"|"changeRole"|"transfer"|undefined} change
             * @memberof cecochat.v1.GroupChange
             * @instance
             */
            $Object.defineProperty(GroupChange.prototype, "change", {
                get: $util.oneOfGetter($oneOfFields = ["create", "rename", "describe", "configure", "invite", "join", "approve", "decline", "leave", "add", "remove", "ban", "unban", "changeRole", "transfer"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new GroupChange instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupChange
             * @static
             * @param {cecochat.v1.GroupChange.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupChange} GroupChange instance
             * @type {{
             *   (properties: cecochat.v1.GroupChange.$Shape): cecochat.v1.GroupChange & cecochat.v1.GroupChange.$Shape;
             *   (properties?: cecochat.v1.GroupChange.$Properties): cecochat.v1.GroupChange;
             * }}
             */
            GroupChange.create = function(properties) {
                return new GroupChange(properties);
            };

            /**
             * Encodes the specified GroupChange message. Does not implicitly {@link cecochat.v1.GroupChange.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupChange
             * @static
             * @param {cecochat.v1.GroupChange.$Properties} message GroupChange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupChange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.create != null && $Object.hasOwnProperty.call(message, "create"))
                    $root.cecochat.v1.CreateGroup.encode(message.create, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.rename != null && $Object.hasOwnProperty.call(message, "rename"))
                    $root.cecochat.v1.RenameGroup.encode(message.rename, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.describe != null && $Object.hasOwnProperty.call(message, "describe"))
                    $root.cecochat.v1.DescribeGroup.encode(message.describe, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.configure != null && $Object.hasOwnProperty.call(message, "configure"))
                    $root.cecochat.v1.GroupSettings.encode(message.configure, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.invite != null && $Object.hasOwnProperty.call(message, "invite"))
                    $root.cecochat.v1.OfUser.encode(message.invite, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
                    $root.cecochat.v1.JoinGroup.encode(message.join, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.approve != null && $Object.hasOwnProperty.call(message, "approve"))
                    $root.cecochat.v1.OfUser.encode(message.approve, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.decline != null && $Object.hasOwnProperty.call(message, "decline"))
                    $root.cecochat.v1.OfUser.encode(message.decline, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave"))
                    $root.cecochat.v1.LeaveGroup.encode(message.leave, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.add != null && $Object.hasOwnProperty.call(message, "add"))
                    $root.cecochat.v1.OfUsers.encode(message.add, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove"))
                    $root.cecochat.v1.OfUsers.encode(message.remove, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.ban != null && $Object.hasOwnProperty.call(message, "ban"))
                    $root.cecochat.v1.OfUser.encode(message.ban, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.unban != null && $Object.hasOwnProperty.call(message, "unban"))
                    $root.cecochat.v1.OfUser.encode(message.unban, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.changeRole != null && $Object.hasOwnProperty.call(message, "changeRole"))
                    $root.cecochat.v1.ChangeRole.encode(message.changeRole, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.transfer != null && $Object.hasOwnProperty.call(message, "transfer"))
                    $root.cecochat.v1.OfUser.encode(message.transfer, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupChange message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupChange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupChange & cecochat.v1.GroupChange.$Shape} GroupChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupChange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupChange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.create = $root.cecochat.v1.CreateGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.create);
                            message.change = "create";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.rename = $root.cecochat.v1.RenameGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.rename);
                            message.change = "rename";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.describe = $root.cecochat.v1.DescribeGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.describe);
                            message.change = "describe";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.configure = $root.cecochat.v1.GroupSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.configure);
                            message.change = "configure";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.invite = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.invite);
                            message.change = "invite";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.join = $root.cecochat.v1.JoinGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
                            message.change = "join";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.approve = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.approve);
                            message.change = "approve";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.decline = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.decline);
                            message.change = "decline";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.leave = $root.cecochat.v1.LeaveGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.leave);
                            message.change = "leave";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.add = $root.cecochat.v1.OfUsers.decode(reader, reader.size(), $undefined, _depth + 1, message.add);
                            message.change = "add";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.remove = $root.cecochat.v1.OfUsers.decode(reader, reader.size(), $undefined, _depth + 1, message.remove);
                            message.change = "remove";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.ban = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.ban);
                            message.change = "ban";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.unban = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.unban);
                            message.change = "unban";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.changeRole = $root.cecochat.v1.ChangeRole.decode(reader, reader.size(), $undefined, _depth + 1, message.changeRole);
                            message.change = "changeRole";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.transfer = $root.cecochat.v1.OfUser.decode(reader, reader.size(), $undefined, _depth + 1, message.transfer);
                            message.change = "transfer";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupChange;
        })();

        v1.CreateGroup = (function() {

            /**
             * Properties of a CreateGroup.
             * @typedef {Object} cecochat.v1.CreateGroup.$Properties
             * @property {string|null} [name] CreateGroup name
             * @property {string|null} [description] CreateGroup description
             * @property {cecochat.v1.GroupSettings.$Properties|null} [settings] CreateGroup settings
             * @property {Array.<Long>|null} [users] CreateGroup users
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CreateGroup.
             * @memberof cecochat.v1
             * @interface ICreateGroup
             * @augments cecochat.v1.CreateGroup.$Properties
             * @deprecated Use cecochat.v1.CreateGroup.$Properties instead.
             */

            /**
             * Shape of a CreateGroup.
             * @typedef {cecochat.v1.CreateGroup.$Properties} cecochat.v1.CreateGroup.$Shape
             */

            /**
             * Constructs a new CreateGroup.
             * @memberof cecochat.v1
             * @classdesc Represents a CreateGroup.
             * @constructor
             * @param {cecochat.v1.CreateGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CreateGroup = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CreateGroup name.
             * @member {string} name
             * @memberof cecochat.v1.CreateGroup
             * @instance
             */
            CreateGroup.prototype.name = "";

            /**
             * CreateGroup description.
             * @member {string} description
             * @memberof cecochat.v1.CreateGroup
             * @instance
             */
            CreateGroup.prototype.description = "";

            /**
             * CreateGroup settings.
             * @member {cecochat.v1.GroupSettings.$Properties|null|undefined} settings
             * @memberof cecochat.v1.CreateGroup
             * @instance
             */
            CreateGroup.prototype.settings = null;

            /**
             * CreateGroup users.
             * @member {Array.<Long>} users
             * @memberof cecochat.v1.CreateGroup
             * @instance
             */
            CreateGroup.prototype.users = $util.emptyArray;

            /**
             * Creates a new CreateGroup instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.CreateGroup
             * @static
             * @param {cecochat.v1.CreateGroup.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.CreateGroup} CreateGroup instance
             * @type {{
             *   (properties: cecochat.v1.CreateGroup.$Shape): cecochat.v1.CreateGroup & cecochat.v1.CreateGroup.$Shape;
             *   (properties?: cecochat.v1.CreateGroup.$Properties): cecochat.v1.CreateGroup;
             * }}
             */
            CreateGroup.create = function(properties) {
                return new CreateGroup(properties);
            };

            /**
             * Encodes the specified CreateGroup message. Does not implicitly {@link cecochat.v1.CreateGroup.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.CreateGroup
             * @static
             * @param {cecochat.v1.CreateGroup.$Properties} message CreateGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CreateGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.cecochat.v1.GroupSettings.encode(message.settings, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.users != null && message.users.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.users);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CreateGroup message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.CreateGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.CreateGroup & cecochat.v1.CreateGroup.$Shape} CreateGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CreateGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.CreateGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.cecochat.v1.GroupSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.users && message.users.length))
                                    message.users = [];
                                reader.uint64s(message.users);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CreateGroup;
        })();

        v1.GroupSettings = (function() {

            /**
             * Properties of a GroupSettings.
             * @typedef {Object} cecochat.v1.GroupSettings.$Properties
             * @property {string|null} [joinPolicy] GroupSettings joinPolicy
             * @property {boolean|null} [announcementsOnly] GroupSettings announcementsOnly
             * @property {number|null} [slowModeSeconds] GroupSettings slowModeSeconds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupSettings.
             * @memberof cecochat.v1
             * @interface IGroupSettings
             * @augments cecochat.v1.GroupSettings.$Properties
             * @deprecated Use cecochat.v1.GroupSettings.$Properties instead.
             */

            /**
             * Shape of a GroupSettings.
             * @typedef {cecochat.v1.GroupSettings.$Properties} cecochat.v1.GroupSettings.$Shape
             */

            /**
             * Constructs a new GroupSettings.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupSettings.
             * @constructor
             * @param {cecochat.v1.GroupSettings.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupSettings = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupSettings joinPolicy.
             * @member {string} joinPolicy
             * @memberof cecochat.v1.GroupSettings
             * @instance
             */
            GroupSettings.prototype.joinPolicy = "";

            /**
             * GroupSettings announcementsOnly.
             * @member {boolean} announcementsOnly
             * @memberof cecochat.v1.GroupSettings
             * @instance
             */
            GroupSettings.prototype.announcementsOnly = false;

            /**
             * GroupSettings slowModeSeconds.
             * @member {number} slowModeSeconds
             * @memberof cecochat.v1.GroupSettings
             * @instance
             */
            GroupSettings.prototype.slowModeSeconds = 0;

            /**
             * Creates a new GroupSettings instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupSettings
             * @static
             * @param {cecochat.v1.GroupSettings.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupSettings} GroupSettings instance
             * @type {{
             *   (properties: cecochat.v1.GroupSettings.$Shape): cecochat.v1.GroupSettings & cecochat.v1.GroupSettings.$Shape;
             *   (properties?: cecochat.v1.GroupSettings.$Properties): cecochat.v1.GroupSettings;
             * }}
             */
            GroupSettings.create = function(properties) {
                return new GroupSettings(properties);
            };

            /**
             * Encodes the specified GroupSettings message. Does not implicitly {@link cecochat.v1.GroupSettings.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupSettings
             * @static
             * @param {cecochat.v1.GroupSettings.$Properties} message GroupSettings message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupSettings.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.joinPolicy != null && $Object.hasOwnProperty.call(message, "joinPolicy") && message.joinPolicy !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.joinPolicy);
                if (message.announcementsOnly != null && $Object.hasOwnProperty.call(message, "announcementsOnly") && message.announcementsOnly !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.announcementsOnly);
                if (message.slowModeSeconds != null && $Object.hasOwnProperty.call(message, "slowModeSeconds") && message.slowModeSeconds !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.slowModeSeconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupSettings message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupSettings
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupSettings & cecochat.v1.GroupSettings.$Shape} GroupSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupSettings.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupSettings();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.joinPolicy = value;
                            else
                                delete message.joinPolicy;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.announcementsOnly = value;
                            else
                                delete message.announcementsOnly;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slowModeSeconds = value;
                            else
                                delete message.slowModeSeconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupSettings;
        })();

        v1.RenameGroup = (function() {

            /**
             * Properties of a RenameGroup.
             * @typedef {Object} cecochat.v1.RenameGroup.$Properties
             * @property {string|null} [name] RenameGroup name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenameGroup.
             * @memberof cecochat.v1
             * @interface IRenameGroup
             * @augments cecochat.v1.RenameGroup.$Properties
             * @deprecated Use cecochat.v1.RenameGroup.$Properties instead.
             */

            /**
             * Shape of a RenameGroup.
             * @typedef {cecochat.v1.RenameGroup.$Properties} cecochat.v1.RenameGroup.$Shape
             */

            /**
             * Constructs a new RenameGroup.
             * @memberof cecochat.v1
             * @classdesc Represents a RenameGroup.
             * @constructor
             * @param {cecochat.v1.RenameGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenameGroup = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenameGroup name.
             * @member {string} name
             * @memberof cecochat.v1.RenameGroup
             * @instance
             */
            RenameGroup.prototype.name = "";

            /**
             * Creates a new RenameGroup instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.RenameGroup
             * @static
             * @param {cecochat.v1.RenameGroup.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.RenameGroup} RenameGroup instance
             * @type {{
             *   (properties: cecochat.v1.RenameGroup.$Shape): cecochat.v1.RenameGroup & cecochat.v1.RenameGroup.$Shape;
             *   (properties?: cecochat.v1.RenameGroup.$Properties): cecochat.v1.RenameGroup;
             * }}
             */
            RenameGroup.create = function(properties) {
                return new RenameGroup(properties);
            };

            /**
             * Encodes the specified RenameGroup message. Does not implicitly {@link cecochat.v1.RenameGroup.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.RenameGroup
             * @static
             * @param {cecochat.v1.RenameGroup.$Properties} message RenameGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenameGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenameGroup message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.RenameGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.RenameGroup & cecochat.v1.RenameGroup.$Shape} RenameGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenameGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.RenameGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RenameGroup;
        })();

        v1.DescribeGroup = (function() {

            /**
             * Properties of a DescribeGroup.
             * @typedef {Object} cecochat.v1.DescribeGroup.$Properties
             * @property {string|null} [description] DescribeGroup description
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DescribeGroup.
             * @memberof cecochat.v1
             * @interface IDescribeGroup
             * @augments cecochat.v1.DescribeGroup.$Properties
             * @deprecated Use cecochat.v1.DescribeGroup.$Properties instead.
             */

            /**
             * Shape of a DescribeGroup.
             * @typedef {cecochat.v1.DescribeGroup.$Properties} cecochat.v1.DescribeGroup.$Shape
             */

            /**
             * Constructs a new DescribeGroup.
             * @memberof cecochat.v1
             * @classdesc Represents a DescribeGroup.
             * @constructor
             * @param {cecochat.v1.DescribeGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DescribeGroup = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DescribeGroup description.
             * @member {string} description
             * @memberof cecochat.v1.DescribeGroup
             * @instance
             */
            DescribeGroup.prototype.description = "";

            /**
             * Creates a new DescribeGroup instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.DescribeGroup
             * @static
             * @param {cecochat.v1.DescribeGroup.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.DescribeGroup} DescribeGroup instance
             * @type {{
             *   (properties: cecochat.v1.DescribeGroup.$Shape): cecochat.v1.DescribeGroup & cecochat.v1.DescribeGroup.$Shape;
             *   (properties?: cecochat.v1.DescribeGroup.$Properties): cecochat.v1.DescribeGroup;
             * }}
             */
            DescribeGroup.create = function(properties) {
                return new DescribeGroup(properties);
            };

            /**
             * Encodes the specified DescribeGroup message. Does not implicitly {@link cecochat.v1.DescribeGroup.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.DescribeGroup
             * @static
             * @param {cecochat.v1.DescribeGroup.$Properties} message DescribeGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DescribeGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.description);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DescribeGroup message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.DescribeGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.DescribeGroup & cecochat.v1.DescribeGroup.$Shape} DescribeGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DescribeGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.DescribeGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DescribeGroup;
        })();

        v1.JoinGroup = (function() {

            /**
             * Properties of a JoinGroup.
             * @typedef {Object} cecochat.v1.JoinGroup.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinGroup.
             * @memberof cecochat.v1
             * @interface IJoinGroup
             * @augments cecochat.v1.JoinGroup.$Properties
             * @deprecated Use cecochat.v1.JoinGroup.$Properties instead.
             */

            /**
             * Shape of a JoinGroup.
             * @typedef {cecochat.v1.JoinGroup.$Properties} cecochat.v1.JoinGroup.$Shape
             */

            /**
             * Constructs a new JoinGroup.
             * @memberof cecochat.v1
             * @classdesc Represents a JoinGroup.
             * @constructor
             * @param {cecochat.v1.JoinGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinGroup = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new JoinGroup instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.JoinGroup
             * @static
             * @param {cecochat.v1.JoinGroup.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.JoinGroup} JoinGroup instance
             * @type {{
             *   (properties: cecochat.v1.JoinGroup.$Shape): cecochat.v1.JoinGroup & cecochat.v1.JoinGroup.$Shape;
             *   (properties?: cecochat.v1.JoinGroup.$Properties): cecochat.v1.JoinGroup;
             * }}
             */
            JoinGroup.create = function(properties) {
                return new JoinGroup(properties);
            };

            /**
             * Encodes the specified JoinGroup message. Does not implicitly {@link cecochat.v1.JoinGroup.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.JoinGroup
             * @static
             * @param {cecochat.v1.JoinGroup.$Properties} message JoinGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinGroup message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.JoinGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.JoinGroup & cecochat.v1.JoinGroup.$Shape} JoinGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.JoinGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return JoinGroup;
        })();

        v1.LeaveGroup = (function() {

            /**
             * Properties of a LeaveGroup.
             * @typedef {Object} cecochat.v1.LeaveGroup.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaveGroup.
             * @memberof cecochat.v1
             * @interface ILeaveGroup
             * @augments cecochat.v1.LeaveGroup.$Properties
             * @deprecated Use cecochat.v1.LeaveGroup.$Properties instead.
             */

            /**
             * Shape of a LeaveGroup.
             * @typedef {cecochat.v1.LeaveGroup.$Properties} cecochat.v1.LeaveGroup.$Shape
             */

            /**
             * Constructs a new LeaveGroup.
             * @memberof cecochat.v1
             * @classdesc Represents a LeaveGroup.
             * @constructor
             * @param {cecochat.v1.LeaveGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaveGroup = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new LeaveGroup instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.LeaveGroup
             * @static
             * @param {cecochat.v1.LeaveGroup.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.LeaveGroup} LeaveGroup instance
             * @type {{
             *   (properties: cecochat.v1.LeaveGroup.$Shape): cecochat.v1.LeaveGroup & cecochat.v1.LeaveGroup.$Shape;
             *   (properties?: cecochat.v1.LeaveGroup.$Properties): cecochat.v1.LeaveGroup;
             * }}
             */
            LeaveGroup.create = function(properties) {
                return new LeaveGroup(properties);
            };

            /**
             * Encodes the specified LeaveGroup message. Does not implicitly {@link cecochat.v1.LeaveGroup.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.LeaveGroup
             * @static
             * @param {cecochat.v1.LeaveGroup.$Properties} message LeaveGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaveGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LeaveGroup message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.LeaveGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.LeaveGroup & cecochat.v1.LeaveGroup.$Shape} LeaveGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaveGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.LeaveGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LeaveGroup;
        })();

        v1.OfUser = (function() {

            /**
             * Properties of an OfUser.
             * @typedef {Object} cecochat.v1.OfUser.$Properties
             * @property {Long|null} [user] OfUser user
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OfUser.
             * @memberof cecochat.v1
             * @interface IOfUser
             * @augments cecochat.v1.OfUser.$Properties
             * @deprecated Use cecochat.v1.OfUser.$Properties instead.
             */

            /**
             * Shape of an OfUser.
             * @typedef {cecochat.v1.OfUser.$Properties} cecochat.v1.OfUser.$Shape
             */

            /**
             * Constructs a new OfUser.
             * @memberof cecochat.v1
             * @classdesc Represents an OfUser.
             * @constructor
             * @param {cecochat.v1.OfUser.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OfUser = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OfUser user.
             * @member {Long} user
             * @memberof cecochat.v1.OfUser
             * @instance
             */
            OfUser.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new OfUser instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.OfUser
             * @static
             * @param {cecochat.v1.OfUser.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.OfUser} OfUser instance
             * @type {{
             *   (properties: cecochat.v1.OfUser.$Shape): cecochat.v1.OfUser & cecochat.v1.OfUser.$Shape;
             *   (properties?: cecochat.v1.OfUser.$Properties): cecochat.v1.OfUser;
             * }}
             */
            OfUser.create = function(properties) {
                return new OfUser(properties);
            };

            /**
             * Encodes the specified OfUser message. Does not implicitly {@link cecochat.v1.OfUser.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.OfUser
             * @static
             * @param {cecochat.v1.OfUser.$Properties} message OfUser message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OfUser.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OfUser message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.OfUser
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.OfUser & cecochat.v1.OfUser.$Shape} OfUser
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OfUser.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.OfUser();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OfUser;
        })();

        v1.OfUsers = (function() {

            /**
             * Properties of an OfUsers.
             * @typedef {Object} cecochat.v1.OfUsers.$Properties
             * @property {Array.<Long>|null} [users] OfUsers users
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OfUsers.
             * @memberof cecochat.v1
             * @interface IOfUsers
             * @augments cecochat.v1.OfUsers.$Properties
             * @deprecated Use cecochat.v1.OfUsers.$Properties instead.
             */

            /**
             * Shape of an OfUsers.
             * @typedef {cecochat.v1.OfUsers.$Properties} cecochat.v1.OfUsers.$Shape
             */

            /**
             * Constructs a new OfUsers.
             * @memberof cecochat.v1
             * @classdesc Represents an OfUsers.
             * @constructor
             * @param {cecochat.v1.OfUsers.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OfUsers = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OfUsers users.
             * @member {Array.<Long>} users
             * @memberof cecochat.v1.OfUsers
             * @instance
             */
            OfUsers.prototype.users = $util.emptyArray;

            /**
             * Creates a new OfUsers instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.OfUsers
             * @static
             * @param {cecochat.v1.OfUsers.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.OfUsers} OfUsers instance
             * @type {{
             *   (properties: cecochat.v1.OfUsers.$Shape): cecochat.v1.OfUsers & cecochat.v1.OfUsers.$Shape;
             *   (properties?: cecochat.v1.OfUsers.$Properties): cecochat.v1.OfUsers;
             * }}
             */
            OfUsers.create = function(properties) {
                return new OfUsers(properties);
            };

            /**
             * Encodes the specified OfUsers message. Does not implicitly {@link cecochat.v1.OfUsers.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.OfUsers
             * @static
             * @param {cecochat.v1.OfUsers.$Properties} message OfUsers message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OfUsers.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.users != null && message.users.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.users);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OfUsers message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.OfUsers
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.OfUsers & cecochat.v1.OfUsers.$Shape} OfUsers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OfUsers.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.OfUsers();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.users && message.users.length))
                                    message.users = [];
                                reader.uint64s(message.users);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OfUsers;
        })();

        v1.ChangeRole = (function() {

            /**
             * Properties of a ChangeRole.
             * @typedef {Object} cecochat.v1.ChangeRole.$Properties
             * @property {Long|null} [user] ChangeRole user
             * @property {string|null} [role] ChangeRole role
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangeRole.
             * @memberof cecochat.v1
             * @interface IChangeRole
             * @augments cecochat.v1.ChangeRole.$Properties
             * @deprecated Use cecochat.v1.ChangeRole.$Properties instead.
             */

            /**
             * Shape of a ChangeRole.
             * @typedef {cecochat.v1.ChangeRole.$Properties} cecochat.v1.ChangeRole.$Shape
             */

            /**
             * Constructs a new ChangeRole.
             * @memberof cecochat.v1
             * @classdesc Represents a ChangeRole.
             * @constructor
             * @param {cecochat.v1.ChangeRole.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangeRole = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangeRole user.
             * @member {Long} user
             * @memberof cecochat.v1.ChangeRole
             * @instance
             */
            ChangeRole.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ChangeRole role.
             * @member {string} role
             * @memberof cecochat.v1.ChangeRole
             * @instance
             */
            ChangeRole.prototype.role = "";

            /**
             * Creates a new ChangeRole instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChangeRole
             * @static
             * @param {cecochat.v1.ChangeRole.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChangeRole} ChangeRole instance
             * @type {{
             *   (properties: cecochat.v1.ChangeRole.$Shape): cecochat.v1.ChangeRole & cecochat.v1.ChangeRole.$Shape;
             *   (properties?: cecochat.v1.ChangeRole.$Properties): cecochat.v1.ChangeRole;
             * }}
             */
            ChangeRole.create = function(properties) {
                return new ChangeRole(properties);
            };

            /**
             * Encodes the specified ChangeRole message. Does not implicitly {@link cecochat.v1.ChangeRole.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChangeRole
             * @static
             * @param {cecochat.v1.ChangeRole.$Properties} message ChangeRole message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangeRole.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.role);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangeRole message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChangeRole
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChangeRole & cecochat.v1.ChangeRole.$Shape} ChangeRole
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangeRole.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChangeRole();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangeRole;
        })();

        v1.GetGroupRequest = (function() {

            /**
             * Properties of a GetGroupRequest.
             * @typedef {Object} cecochat.v1.GetGroupRequest.$Properties
             * @property {Long|null} [group] GetGroupRequest group
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetGroupRequest.
             * @memberof cecochat.v1
             * @interface IGetGroupRequest
             * @augments cecochat.v1.GetGroupRequest.$Properties
             * @deprecated Use cecochat.v1.GetGroupRequest.$Properties instead.
             */

            /**
             * Shape of a GetGroupRequest.
             * @typedef {cecochat.v1.GetGroupRequest.$Properties} cecochat.v1.GetGroupRequest.$Shape
             */

            /**
             * Constructs a new GetGroupRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetGroupRequest.
             * @constructor
             * @param {cecochat.v1.GetGroupRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetGroupRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetGroupRequest group.
             * @member {Long} group
             * @memberof cecochat.v1.GetGroupRequest
             * @instance
             */
            GetGroupRequest.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GetGroupRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetGroupRequest
             * @static
             * @param {cecochat.v1.GetGroupRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetGroupRequest} GetGroupRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetGroupRequest.$Shape): cecochat.v1.GetGroupRequest & cecochat.v1.GetGroupRequest.$Shape;
             *   (properties?: cecochat.v1.GetGroupRequest.$Properties): cecochat.v1.GetGroupRequest;
             * }}
             */
            GetGroupRequest.create = function(properties) {
                return new GetGroupRequest(properties);
            };

            /**
             * Encodes the specified GetGroupRequest message. Does not implicitly {@link cecochat.v1.GetGroupRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetGroupRequest
             * @static
             * @param {cecochat.v1.GetGroupRequest.$Properties} message GetGroupRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetGroupRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetGroupRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetGroupRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetGroupRequest & cecochat.v1.GetGroupRequest.$Shape} GetGroupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetGroupRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetGroupRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetGroupRequest;
        })();

        v1.GetGroupResponse = (function() {

            /**
             * Properties of a GetGroupResponse.
             * @typedef {Object} cecochat.v1.GetGroupResponse.$Properties
             * @property {Long|null} [group] GetGroupResponse group
             * @property {string|null} [name] GetGroupResponse name
             * @property {string|null} [description] GetGroupResponse description
             * @property {cecochat.v1.GroupSettings.$Properties|null} [settings] GetGroupResponse settings
             * @property {number|null} [memberCount] GetGroupResponse memberCount
             * @property {Long|null} [seq] GetGroupResponse seq
             * @property {Long|null} [n] GetGroupResponse n
             * @property {string|null} [role] GetGroupResponse role
             * @property {Long|null} [joined] GetGroupResponse joined
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetGroupResponse.
             * @memberof cecochat.v1
             * @interface IGetGroupResponse
             * @augments cecochat.v1.GetGroupResponse.$Properties
             * @deprecated Use cecochat.v1.GetGroupResponse.$Properties instead.
             */

            /**
             * Shape of a GetGroupResponse.
             * @typedef {cecochat.v1.GetGroupResponse.$Properties} cecochat.v1.GetGroupResponse.$Shape
             */

            /**
             * Constructs a new GetGroupResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetGroupResponse.
             * @constructor
             * @param {cecochat.v1.GetGroupResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetGroupResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetGroupResponse group.
             * @member {Long} group
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetGroupResponse name.
             * @member {string} name
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.name = "";

            /**
             * GetGroupResponse description.
             * @member {string} description
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.description = "";

            /**
             * GetGroupResponse settings.
             * @member {cecochat.v1.GroupSettings.$Properties|null|undefined} settings
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.settings = null;

            /**
             * GetGroupResponse memberCount.
             * @member {number} memberCount
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.memberCount = 0;

            /**
             * GetGroupResponse seq.
             * @member {Long} seq
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetGroupResponse n.
             * @member {Long} n
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.n = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetGroupResponse role.
             * @member {string} role
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.role = "";

            /**
             * GetGroupResponse joined.
             * @member {Long} joined
             * @memberof cecochat.v1.GetGroupResponse
             * @instance
             */
            GetGroupResponse.prototype.joined = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GetGroupResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetGroupResponse
             * @static
             * @param {cecochat.v1.GetGroupResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetGroupResponse} GetGroupResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetGroupResponse.$Shape): cecochat.v1.GetGroupResponse & cecochat.v1.GetGroupResponse.$Shape;
             *   (properties?: cecochat.v1.GetGroupResponse.$Properties): cecochat.v1.GetGroupResponse;
             * }}
             */
            GetGroupResponse.create = function(properties) {
                return new GetGroupResponse(properties);
            };

            /**
             * Encodes the specified GetGroupResponse message. Does not implicitly {@link cecochat.v1.GetGroupResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetGroupResponse
             * @static
             * @param {cecochat.v1.GetGroupResponse.$Properties} message GetGroupResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetGroupResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.description);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.cecochat.v1.GroupSettings.encode(message.settings, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.memberCount != null && $Object.hasOwnProperty.call(message, "memberCount") && message.memberCount !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.memberCount);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.seq);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && (typeof message.n === "object" ? message.n.low || message.n.high : message.n !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.n);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.role);
                if (message.joined != null && $Object.hasOwnProperty.call(message, "joined") && (typeof message.joined === "object" ? message.joined.low || message.joined.high : message.joined !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.joined);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetGroupResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetGroupResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetGroupResponse & cecochat.v1.GetGroupResponse.$Shape} GetGroupResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetGroupResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetGroupResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.cecochat.v1.GroupSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.memberCount = value;
                            else
                                delete message.memberCount;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.joined = value;
                            else
                                delete message.joined;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetGroupResponse;
        })();

        v1.GetMembersRequest = (function() {

            /**
             * Properties of a GetMembersRequest.
             * @typedef {Object} cecochat.v1.GetMembersRequest.$Properties
             * @property {Long|null} [group] GetMembersRequest group
             * @property {Long|null} [after] GetMembersRequest after
             * @property {number|null} [count] GetMembersRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetMembersRequest.
             * @memberof cecochat.v1
             * @interface IGetMembersRequest
             * @augments cecochat.v1.GetMembersRequest.$Properties
             * @deprecated Use cecochat.v1.GetMembersRequest.$Properties instead.
             */

            /**
             * Shape of a GetMembersRequest.
             * @typedef {cecochat.v1.GetMembersRequest.$Properties} cecochat.v1.GetMembersRequest.$Shape
             */

            /**
             * Constructs a new GetMembersRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetMembersRequest.
             * @constructor
             * @param {cecochat.v1.GetMembersRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetMembersRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetMembersRequest group.
             * @member {Long} group
             * @memberof cecochat.v1.GetMembersRequest
             * @instance
             */
            GetMembersRequest.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetMembersRequest after.
             * @member {Long} after
             * @memberof cecochat.v1.GetMembersRequest
             * @instance
             */
            GetMembersRequest.prototype.after = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetMembersRequest count.
             * @member {number} count
             * @memberof cecochat.v1.GetMembersRequest
             * @instance
             */
            GetMembersRequest.prototype.count = 0;

            /**
             * Creates a new GetMembersRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetMembersRequest
             * @static
             * @param {cecochat.v1.GetMembersRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetMembersRequest} GetMembersRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetMembersRequest.$Shape): cecochat.v1.GetMembersRequest & cecochat.v1.GetMembersRequest.$Shape;
             *   (properties?: cecochat.v1.GetMembersRequest.$Properties): cecochat.v1.GetMembersRequest;
             * }}
             */
            GetMembersRequest.create = function(properties) {
                return new GetMembersRequest(properties);
            };

            /**
             * Encodes the specified GetMembersRequest message. Does not implicitly {@link cecochat.v1.GetMembersRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetMembersRequest
             * @static
             * @param {cecochat.v1.GetMembersRequest.$Properties} message GetMembersRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetMembersRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.after);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetMembersRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetMembersRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetMembersRequest & cecochat.v1.GetMembersRequest.$Shape} GetMembersRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetMembersRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetMembersRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetMembersRequest;
        })();

        v1.GetMembersResponse = (function() {

            /**
             * Properties of a GetMembersResponse.
             * @typedef {Object} cecochat.v1.GetMembersResponse.$Properties
             * @property {Array.<cecochat.v1.GroupMember.$Properties>|null} [members] GetMembersResponse members
             * @property {Long|null} [nextAfter] GetMembersResponse nextAfter
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetMembersResponse.
             * @memberof cecochat.v1
             * @interface IGetMembersResponse
             * @augments cecochat.v1.GetMembersResponse.$Properties
             * @deprecated Use cecochat.v1.GetMembersResponse.$Properties instead.
             */

            /**
             * Shape of a GetMembersResponse.
             * @typedef {cecochat.v1.GetMembersResponse.$Properties} cecochat.v1.GetMembersResponse.$Shape
             */

            /**
             * Constructs a new GetMembersResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetMembersResponse.
             * @constructor
             * @param {cecochat.v1.GetMembersResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetMembersResponse = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetMembersResponse members.
             * @member {Array.<cecochat.v1.GroupMember.$Properties>} members
             * @memberof cecochat.v1.GetMembersResponse
             * @instance
             */
            GetMembersResponse.prototype.members = $util.emptyArray;

            /**
             * GetMembersResponse nextAfter.
             * @member {Long} nextAfter
             * @memberof cecochat.v1.GetMembersResponse
             * @instance
             */
            GetMembersResponse.prototype.nextAfter = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GetMembersResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetMembersResponse
             * @static
             * @param {cecochat.v1.GetMembersResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetMembersResponse} GetMembersResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetMembersResponse.$Shape): cecochat.v1.GetMembersResponse & cecochat.v1.GetMembersResponse.$Shape;
             *   (properties?: cecochat.v1.GetMembersResponse.$Properties): cecochat.v1.GetMembersResponse;
             * }}
             */
            GetMembersResponse.create = function(properties) {
                return new GetMembersResponse(properties);
            };

            /**
             * Encodes the specified GetMembersResponse message. Does not implicitly {@link cecochat.v1.GetMembersResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetMembersResponse
             * @static
             * @param {cecochat.v1.GetMembersResponse.$Properties} message GetMembersResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetMembersResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.cecochat.v1.GroupMember.encode(message.members[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextAfter != null && $Object.hasOwnProperty.call(message, "nextAfter") && (typeof message.nextAfter === "object" ? message.nextAfter.low || message.nextAfter.high : message.nextAfter !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextAfter);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetMembersResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetMembersResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetMembersResponse & cecochat.v1.GetMembersResponse.$Shape} GetMembersResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetMembersResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetMembersResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.cecochat.v1.GroupMember.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAfter = value;
                            else
                                delete message.nextAfter;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetMembersResponse;
        })();

        v1.GroupMember = (function() {

            /**
             * Properties of a GroupMember.
             * @typedef {Object} cecochat.v1.GroupMember.$Properties
             * @property {Long|null} [user] GroupMember user
             * @property {string|null} [role] GroupMember role
             * @property {Long|null} [joined] GroupMember joined
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupMember.
             * @memberof cecochat.v1
             * @interface IGroupMember
             * @augments cecochat.v1.GroupMember.$Properties
             * @deprecated Use cecochat.v1.GroupMember.$Properties instead.
             */

            /**
             * Shape of a GroupMember.
             * @typedef {cecochat.v1.GroupMember.$Properties} cecochat.v1.GroupMember.$Shape
             */

            /**
             * Constructs a new GroupMember.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupMember.
             * @constructor
             * @param {cecochat.v1.GroupMember.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupMember = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupMember user.
             * @member {Long} user
             * @memberof cecochat.v1.GroupMember
             * @instance
             */
            GroupMember.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupMember role.
             * @member {string} role
             * @memberof cecochat.v1.GroupMember
             * @instance
             */
            GroupMember.prototype.role = "";

            /**
             * GroupMember joined.
             * @member {Long} joined
             * @memberof cecochat.v1.GroupMember
             * @instance
             */
            GroupMember.prototype.joined = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GroupMember instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupMember
             * @static
             * @param {cecochat.v1.GroupMember.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupMember} GroupMember instance
             * @type {{
             *   (properties: cecochat.v1.GroupMember.$Shape): cecochat.v1.GroupMember & cecochat.v1.GroupMember.$Shape;
             *   (properties?: cecochat.v1.GroupMember.$Properties): cecochat.v1.GroupMember;
             * }}
             */
            GroupMember.create = function(properties) {
                return new GroupMember(properties);
            };

            /**
             * Encodes the specified GroupMember message. Does not implicitly {@link cecochat.v1.GroupMember.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupMember
             * @static
             * @param {cecochat.v1.GroupMember.$Properties} message GroupMember message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupMember.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.role);
                if (message.joined != null && $Object.hasOwnProperty.call(message, "joined") && (typeof message.joined === "object" ? message.joined.low || message.joined.high : message.joined !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.joined);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupMember message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupMember
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupMember & cecochat.v1.GroupMember.$Shape} GroupMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupMember.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupMember();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.joined = value;
                            else
                                delete message.joined;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupMember;
        })();

        v1.GetMyGroupsRequest = (function() {

            /**
             * Properties of a GetMyGroupsRequest.
             * @typedef {Object} cecochat.v1.GetMyGroupsRequest.$Properties
             * @property {Long|null} [after] GetMyGroupsRequest after
             * @property {number|null} [count] GetMyGroupsRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetMyGroupsRequest.
             * @memberof cecochat.v1
             * @interface IGetMyGroupsRequest
             * @augments cecochat.v1.GetMyGroupsRequest.$Properties
             * @deprecated Use cecochat.v1.GetMyGroupsRequest.$Properties instead.
             */

            /**
             * Shape of a GetMyGroupsRequest.
             * @typedef {cecochat.v1.GetMyGroupsRequest.$Properties} cecochat.v1.GetMyGroupsRequest.$Shape
             */

            /**
             * Constructs a new GetMyGroupsRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetMyGroupsRequest.
             * @constructor
             * @param {cecochat.v1.GetMyGroupsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetMyGroupsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetMyGroupsRequest after.
             * @member {Long} after
             * @memberof cecochat.v1.GetMyGroupsRequest
             * @instance
             */
            GetMyGroupsRequest.prototype.after = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetMyGroupsRequest count.
             * @member {number} count
             * @memberof cecochat.v1.GetMyGroupsRequest
             * @instance
             */
            GetMyGroupsRequest.prototype.count = 0;

            /**
             * Creates a new GetMyGroupsRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetMyGroupsRequest
             * @static
             * @param {cecochat.v1.GetMyGroupsRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetMyGroupsRequest} GetMyGroupsRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetMyGroupsRequest.$Shape): cecochat.v1.GetMyGroupsRequest & cecochat.v1.GetMyGroupsRequest.$Shape;
             *   (properties?: cecochat.v1.GetMyGroupsRequest.$Properties): cecochat.v1.GetMyGroupsRequest;
             * }}
             */
            GetMyGroupsRequest.create = function(properties) {
                return new GetMyGroupsRequest(properties);
            };

            /**
             * Encodes the specified GetMyGroupsRequest message. Does not implicitly {@link cecochat.v1.GetMyGroupsRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetMyGroupsRequest
             * @static
             * @param {cecochat.v1.GetMyGroupsRequest.$Properties} message GetMyGroupsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetMyGroupsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.after);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetMyGroupsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetMyGroupsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetMyGroupsRequest & cecochat.v1.GetMyGroupsRequest.$Shape} GetMyGroupsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetMyGroupsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetMyGroupsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetMyGroupsRequest;
        })();

        v1.GetMyGroupsResponse = (function() {

            /**
             * Properties of a GetMyGroupsResponse.
             * @typedef {Object} cecochat.v1.GetMyGroupsResponse.$Properties
             * @property {Array.<cecochat.v1.MyGroup.$Properties>|null} [groups] GetMyGroupsResponse groups
             * @property {Long|null} [nextAfter] GetMyGroupsResponse nextAfter
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetMyGroupsResponse.
             * @memberof cecochat.v1
             * @interface IGetMyGroupsResponse
             * @augments cecochat.v1.GetMyGroupsResponse.$Properties
             * @deprecated Use cecochat.v1.GetMyGroupsResponse.$Properties instead.
             */

            /**
             * Shape of a GetMyGroupsResponse.
             * @typedef {cecochat.v1.GetMyGroupsResponse.$Properties} cecochat.v1.GetMyGroupsResponse.$Shape
             */

            /**
             * Constructs a new GetMyGroupsResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetMyGroupsResponse.
             * @constructor
             * @param {cecochat.v1.GetMyGroupsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetMyGroupsResponse = function (properties) {
                this.groups = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetMyGroupsResponse groups.
             * @member {Array.<cecochat.v1.MyGroup.$Properties>} groups
             * @memberof cecochat.v1.GetMyGroupsResponse
             * @instance
             */
            GetMyGroupsResponse.prototype.groups = $util.emptyArray;

            /**
             * GetMyGroupsResponse nextAfter.
             * @member {Long} nextAfter
             * @memberof cecochat.v1.GetMyGroupsResponse
             * @instance
             */
            GetMyGroupsResponse.prototype.nextAfter = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GetMyGroupsResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetMyGroupsResponse
             * @static
             * @param {cecochat.v1.GetMyGroupsResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetMyGroupsResponse} GetMyGroupsResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetMyGroupsResponse.$Shape): cecochat.v1.GetMyGroupsResponse & cecochat.v1.GetMyGroupsResponse.$Shape;
             *   (properties?: cecochat.v1.GetMyGroupsResponse.$Properties): cecochat.v1.GetMyGroupsResponse;
             * }}
             */
            GetMyGroupsResponse.create = function(properties) {
                return new GetMyGroupsResponse(properties);
            };

            /**
             * Encodes the specified GetMyGroupsResponse message. Does not implicitly {@link cecochat.v1.GetMyGroupsResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetMyGroupsResponse
             * @static
             * @param {cecochat.v1.GetMyGroupsResponse.$Properties} message GetMyGroupsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetMyGroupsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.groups != null && message.groups.length)
                    for (let i = 0; i < message.groups.length; ++i)
                        $root.cecochat.v1.MyGroup.encode(message.groups[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextAfter != null && $Object.hasOwnProperty.call(message, "nextAfter") && (typeof message.nextAfter === "object" ? message.nextAfter.low || message.nextAfter.high : message.nextAfter !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextAfter);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetMyGroupsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetMyGroupsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetMyGroupsResponse & cecochat.v1.GetMyGroupsResponse.$Shape} GetMyGroupsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetMyGroupsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetMyGroupsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            message.groups.push($root.cecochat.v1.MyGroup.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAfter = value;
                            else
                                delete message.nextAfter;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetMyGroupsResponse;
        })();

        v1.MyGroup = (function() {

            /**
             * Properties of a MyGroup.
             * @typedef {Object} cecochat.v1.MyGroup.$Properties
             * @property {Long|null} [group] MyGroup group
             * @property {Long|null} [joined] MyGroup joined
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MyGroup.
             * @memberof cecochat.v1
             * @interface IMyGroup
             * @augments cecochat.v1.MyGroup.$Properties
             * @deprecated Use cecochat.v1.MyGroup.$Properties instead.
             */

            /**
             * Shape of a MyGroup.
             * @typedef {cecochat.v1.MyGroup.$Properties} cecochat.v1.MyGroup.$Shape
             */

            /**
             * Constructs a new MyGroup.
             * @memberof cecochat.v1
             * @classdesc Represents a MyGroup.
             * @constructor
             * @param {cecochat.v1.MyGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MyGroup = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MyGroup group.
             * @member {Long} group
             * @memberof cecochat.v1.MyGroup
             * @instance
             */
            MyGroup.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * MyGroup joined.
             * @member {Long} joined
             * @memberof cecochat.v1.MyGroup
             * @instance
             */
            MyGroup.prototype.joined = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new MyGroup instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.MyGroup
             * @static
             * @param {cecochat.v1.MyGroup.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.MyGroup} MyGroup instance
             * @type {{
             *   (properties: cecochat.v1.MyGroup.$Shape): cecochat.v1.MyGroup & cecochat.v1.MyGroup.$Shape;
             *   (properties?: cecochat.v1.MyGroup.$Properties): cecochat.v1.MyGroup;
             * }}
             */
            MyGroup.create = function(properties) {
                return new MyGroup(properties);
            };

            /**
             * Encodes the specified MyGroup message. Does not implicitly {@link cecochat.v1.MyGroup.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.MyGroup
             * @static
             * @param {cecochat.v1.MyGroup.$Properties} message MyGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MyGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.joined != null && $Object.hasOwnProperty.call(message, "joined") && (typeof message.joined === "object" ? message.joined.low || message.joined.high : message.joined !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.joined);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MyGroup message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.MyGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.MyGroup & cecochat.v1.MyGroup.$Shape} MyGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MyGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.MyGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.joined = value;
                            else
                                delete message.joined;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MyGroup;
        })();

        v1.GroupCommand = (function() {

            /**
             * Properties of a GroupCommand.
             * @typedef {Object} cecochat.v1.GroupCommand.$Properties
             * @property {Long|null} [group] GroupCommand group
             * @property {Long|null} [actor] GroupCommand actor
             * @property {string|null} [commandId] GroupCommand commandId
             * @property {cecochat.v1.GroupChange.$Properties|null} [change] GroupCommand change
             * @property {cecochat.v1.GroupSend.$Properties|null} [send] GroupCommand send
             * @property {"change"|"send"} [command] GroupCommand command
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupCommand.
             * @memberof cecochat.v1
             * @interface IGroupCommand
             * @augments cecochat.v1.GroupCommand.$Properties
             * @deprecated Use cecochat.v1.GroupCommand.$Properties instead.
             */

            /**
             * Narrowed shape of a GroupCommand.
             * @typedef {{
             *   group?: Long|null;
             *   actor?: Long|null;
             *   commandId?: string|null;
             *   change?: cecochat.v1.GroupChange.$Shape|null;
             *   send?: cecochat.v1.GroupSend.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ command?: undefined; change?: null; send?: null }|{ command?: "change"; change: cecochat.v1.GroupChange.$Shape; send?: null }|{ command?: "send"; change?: null; send: cecochat.v1.GroupSend.$Shape })
             * )} cecochat.v1.GroupCommand.$Shape
             */

            /**
             * Constructs a new GroupCommand.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupCommand.
             * @constructor
             * @param {cecochat.v1.GroupCommand.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupCommand group.
             * @member {Long} group
             * @memberof cecochat.v1.GroupCommand
             * @instance
             */
            GroupCommand.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupCommand actor.
             * @member {Long} actor
             * @memberof cecochat.v1.GroupCommand
             * @instance
             */
            GroupCommand.prototype.actor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupCommand commandId.
             * @member {string} commandId
             * @memberof cecochat.v1.GroupCommand
             * @instance
             */
            GroupCommand.prototype.commandId = "";

            /**
             * GroupCommand change.
             * @member {cecochat.v1.GroupChange.$Properties|null|undefined} change
             * @memberof cecochat.v1.GroupCommand
             * @instance
             */
            GroupCommand.prototype.change = null;

            /**
             * GroupCommand send.
             * @member {cecochat.v1.GroupSend.$Properties|null|undefined} send
             * @memberof cecochat.v1.GroupCommand
             * @instance
             */
            GroupCommand.prototype.send = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * GroupCommand command.
             * @member {"change"|"send"|undefined} command
             * @memberof cecochat.v1.GroupCommand
             * @instance
             */
            $Object.defineProperty(GroupCommand.prototype, "command", {
                get: $util.oneOfGetter($oneOfFields = ["change", "send"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new GroupCommand instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupCommand
             * @static
             * @param {cecochat.v1.GroupCommand.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupCommand} GroupCommand instance
             * @type {{
             *   (properties: cecochat.v1.GroupCommand.$Shape): cecochat.v1.GroupCommand & cecochat.v1.GroupCommand.$Shape;
             *   (properties?: cecochat.v1.GroupCommand.$Properties): cecochat.v1.GroupCommand;
             * }}
             */
            GroupCommand.create = function(properties) {
                return new GroupCommand(properties);
            };

            /**
             * Encodes the specified GroupCommand message. Does not implicitly {@link cecochat.v1.GroupCommand.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupCommand
             * @static
             * @param {cecochat.v1.GroupCommand.$Properties} message GroupCommand message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.actor != null && $Object.hasOwnProperty.call(message, "actor") && (typeof message.actor === "object" ? message.actor.low || message.actor.high : message.actor !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.actor);
                if (message.commandId != null && $Object.hasOwnProperty.call(message, "commandId") && message.commandId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.commandId);
                if (message.change != null && $Object.hasOwnProperty.call(message, "change"))
                    $root.cecochat.v1.GroupChange.encode(message.change, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.send != null && $Object.hasOwnProperty.call(message, "send"))
                    $root.cecochat.v1.GroupSend.encode(message.send, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupCommand message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupCommand
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupCommand & cecochat.v1.GroupCommand.$Shape} GroupCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.actor = value;
                            else
                                delete message.actor;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.commandId = value;
                            else
                                delete message.commandId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.change = $root.cecochat.v1.GroupChange.decode(reader, reader.size(), $undefined, _depth + 1, message.change);
                            message.command = "change";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.send = $root.cecochat.v1.GroupSend.decode(reader, reader.size(), $undefined, _depth + 1, message.send);
                            message.command = "send";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupCommand;
        })();

        v1.GroupSend = (function() {

            /**
             * Properties of a GroupSend.
             * @typedef {Object} cecochat.v1.GroupSend.$Properties
             * @property {Long|null} [messageId] GroupSend messageId
             * @property {string|null} [device] GroupSend device
             * @property {Long|null} [lineage] GroupSend lineage
             * @property {Long|null} [sequence] GroupSend sequence
             * @property {number|null} [kind] GroupSend kind
             * @property {Uint8Array|null} [body] GroupSend body
             * @property {boolean|null} [counts] GroupSend counts
             * @property {Long|null} [about] GroupSend about
             * @property {boolean|null} [moderates] GroupSend moderates
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupSend.
             * @memberof cecochat.v1
             * @interface IGroupSend
             * @augments cecochat.v1.GroupSend.$Properties
             * @deprecated Use cecochat.v1.GroupSend.$Properties instead.
             */

            /**
             * Shape of a GroupSend.
             * @typedef {cecochat.v1.GroupSend.$Properties} cecochat.v1.GroupSend.$Shape
             */

            /**
             * Constructs a new GroupSend.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupSend.
             * @constructor
             * @param {cecochat.v1.GroupSend.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupSend = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupSend messageId.
             * @member {Long} messageId
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.messageId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupSend device.
             * @member {string} device
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.device = "";

            /**
             * GroupSend lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupSend sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupSend kind.
             * @member {number} kind
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.kind = 0;

            /**
             * GroupSend body.
             * @member {Uint8Array} body
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.body = $util.newBuffer([]);

            /**
             * GroupSend counts.
             * @member {boolean} counts
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.counts = false;

            /**
             * GroupSend about.
             * @member {Long} about
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.about = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupSend moderates.
             * @member {boolean} moderates
             * @memberof cecochat.v1.GroupSend
             * @instance
             */
            GroupSend.prototype.moderates = false;

            /**
             * Creates a new GroupSend instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupSend
             * @static
             * @param {cecochat.v1.GroupSend.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupSend} GroupSend instance
             * @type {{
             *   (properties: cecochat.v1.GroupSend.$Shape): cecochat.v1.GroupSend & cecochat.v1.GroupSend.$Shape;
             *   (properties?: cecochat.v1.GroupSend.$Properties): cecochat.v1.GroupSend;
             * }}
             */
            GroupSend.create = function(properties) {
                return new GroupSend(properties);
            };

            /**
             * Encodes the specified GroupSend message. Does not implicitly {@link cecochat.v1.GroupSend.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupSend
             * @static
             * @param {cecochat.v1.GroupSend.$Properties} message GroupSend message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupSend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && (typeof message.messageId === "object" ? message.messageId.low || message.messageId.high : message.messageId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messageId);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.device);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.lineage);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.sequence);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.kind);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.body);
                if (message.counts != null && $Object.hasOwnProperty.call(message, "counts") && message.counts !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.counts);
                if (message.about != null && $Object.hasOwnProperty.call(message, "about") && (typeof message.about === "object" ? message.about.low || message.about.high : message.about !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.about);
                if (message.moderates != null && $Object.hasOwnProperty.call(message, "moderates") && message.moderates !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.moderates);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupSend message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupSend
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupSend & cecochat.v1.GroupSend.$Shape} GroupSend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupSend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupSend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.counts = value;
                            else
                                delete message.counts;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.about = value;
                            else
                                delete message.about;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.moderates = value;
                            else
                                delete message.moderates;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupSend;
        })();

        v1.GetUserHistoryRequest = (function() {

            /**
             * Properties of a GetUserHistoryRequest.
             * @typedef {Object} cecochat.v1.GetUserHistoryRequest.$Properties
             * @property {Long|null} [cursor] GetUserHistoryRequest cursor
             * @property {number|null} [count] GetUserHistoryRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetUserHistoryRequest.
             * @memberof cecochat.v1
             * @interface IGetUserHistoryRequest
             * @augments cecochat.v1.GetUserHistoryRequest.$Properties
             * @deprecated Use cecochat.v1.GetUserHistoryRequest.$Properties instead.
             */

            /**
             * Shape of a GetUserHistoryRequest.
             * @typedef {cecochat.v1.GetUserHistoryRequest.$Properties} cecochat.v1.GetUserHistoryRequest.$Shape
             */

            /**
             * Constructs a new GetUserHistoryRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetUserHistoryRequest.
             * @constructor
             * @param {cecochat.v1.GetUserHistoryRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetUserHistoryRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetUserHistoryRequest cursor.
             * @member {Long} cursor
             * @memberof cecochat.v1.GetUserHistoryRequest
             * @instance
             */
            GetUserHistoryRequest.prototype.cursor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetUserHistoryRequest count.
             * @member {number} count
             * @memberof cecochat.v1.GetUserHistoryRequest
             * @instance
             */
            GetUserHistoryRequest.prototype.count = 0;

            /**
             * Creates a new GetUserHistoryRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetUserHistoryRequest
             * @static
             * @param {cecochat.v1.GetUserHistoryRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetUserHistoryRequest} GetUserHistoryRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetUserHistoryRequest.$Shape): cecochat.v1.GetUserHistoryRequest & cecochat.v1.GetUserHistoryRequest.$Shape;
             *   (properties?: cecochat.v1.GetUserHistoryRequest.$Properties): cecochat.v1.GetUserHistoryRequest;
             * }}
             */
            GetUserHistoryRequest.create = function(properties) {
                return new GetUserHistoryRequest(properties);
            };

            /**
             * Encodes the specified GetUserHistoryRequest message. Does not implicitly {@link cecochat.v1.GetUserHistoryRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetUserHistoryRequest
             * @static
             * @param {cecochat.v1.GetUserHistoryRequest.$Properties} message GetUserHistoryRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetUserHistoryRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor") && (typeof message.cursor === "object" ? message.cursor.low || message.cursor.high : message.cursor !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.cursor);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetUserHistoryRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetUserHistoryRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetUserHistoryRequest & cecochat.v1.GetUserHistoryRequest.$Shape} GetUserHistoryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetUserHistoryRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetUserHistoryRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.cursor = value;
                            else
                                delete message.cursor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetUserHistoryRequest;
        })();

        v1.GetUserHistoryResponse = (function() {

            /**
             * Properties of a GetUserHistoryResponse.
             * @typedef {Object} cecochat.v1.GetUserHistoryResponse.$Properties
             * @property {Array.<cecochat.v1.StoredEvent.$Properties>|null} [events] GetUserHistoryResponse events
             * @property {Long|null} [nextCursor] GetUserHistoryResponse nextCursor
             * @property {Long|null} [watermark] GetUserHistoryResponse watermark
             * @property {Array.<cecochat.v1.Gap.$Properties>|null} [gaps] GetUserHistoryResponse gaps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetUserHistoryResponse.
             * @memberof cecochat.v1
             * @interface IGetUserHistoryResponse
             * @augments cecochat.v1.GetUserHistoryResponse.$Properties
             * @deprecated Use cecochat.v1.GetUserHistoryResponse.$Properties instead.
             */

            /**
             * Shape of a GetUserHistoryResponse.
             * @typedef {{
             *   events?: Array.<cecochat.v1.StoredEvent.$Shape>|null;
             *   nextCursor?: Long|null;
             *   watermark?: Long|null;
             *   gaps?: Array.<cecochat.v1.Gap.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.GetUserHistoryResponse.$Shape
             */

            /**
             * Constructs a new GetUserHistoryResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetUserHistoryResponse.
             * @constructor
             * @param {cecochat.v1.GetUserHistoryResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetUserHistoryResponse = function (properties) {
                this.events = [];
                this.gaps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetUserHistoryResponse events.
             * @member {Array.<cecochat.v1.StoredEvent.$Properties>} events
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @instance
             */
            GetUserHistoryResponse.prototype.events = $util.emptyArray;

            /**
             * GetUserHistoryResponse nextCursor.
             * @member {Long} nextCursor
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @instance
             */
            GetUserHistoryResponse.prototype.nextCursor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetUserHistoryResponse watermark.
             * @member {Long} watermark
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @instance
             */
            GetUserHistoryResponse.prototype.watermark = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetUserHistoryResponse gaps.
             * @member {Array.<cecochat.v1.Gap.$Properties>} gaps
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @instance
             */
            GetUserHistoryResponse.prototype.gaps = $util.emptyArray;

            /**
             * Creates a new GetUserHistoryResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @static
             * @param {cecochat.v1.GetUserHistoryResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetUserHistoryResponse} GetUserHistoryResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetUserHistoryResponse.$Shape): cecochat.v1.GetUserHistoryResponse & cecochat.v1.GetUserHistoryResponse.$Shape;
             *   (properties?: cecochat.v1.GetUserHistoryResponse.$Properties): cecochat.v1.GetUserHistoryResponse;
             * }}
             */
            GetUserHistoryResponse.create = function(properties) {
                return new GetUserHistoryResponse(properties);
            };

            /**
             * Encodes the specified GetUserHistoryResponse message. Does not implicitly {@link cecochat.v1.GetUserHistoryResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @static
             * @param {cecochat.v1.GetUserHistoryResponse.$Properties} message GetUserHistoryResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetUserHistoryResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.cecochat.v1.StoredEvent.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextCursor != null && $Object.hasOwnProperty.call(message, "nextCursor") && (typeof message.nextCursor === "object" ? message.nextCursor.low || message.nextCursor.high : message.nextCursor !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextCursor);
                if (message.watermark != null && $Object.hasOwnProperty.call(message, "watermark") && (typeof message.watermark === "object" ? message.watermark.low || message.watermark.high : message.watermark !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.watermark);
                if (message.gaps != null && message.gaps.length)
                    for (let i = 0; i < message.gaps.length; ++i)
                        $root.cecochat.v1.Gap.encode(message.gaps[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetUserHistoryResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetUserHistoryResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetUserHistoryResponse & cecochat.v1.GetUserHistoryResponse.$Shape} GetUserHistoryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetUserHistoryResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetUserHistoryResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.cecochat.v1.StoredEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextCursor = value;
                            else
                                delete message.nextCursor;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.watermark = value;
                            else
                                delete message.watermark;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.gaps && message.gaps.length))
                                message.gaps = [];
                            message.gaps.push($root.cecochat.v1.Gap.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetUserHistoryResponse;
        })();

        v1.Gap = (function() {

            /**
             * Properties of a Gap.
             * @typedef {Object} cecochat.v1.Gap.$Properties
             * @property {Long|null} [from] Gap from
             * @property {Long|null} [to] Gap to
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Gap.
             * @memberof cecochat.v1
             * @interface IGap
             * @augments cecochat.v1.Gap.$Properties
             * @deprecated Use cecochat.v1.Gap.$Properties instead.
             */

            /**
             * Shape of a Gap.
             * @typedef {cecochat.v1.Gap.$Properties} cecochat.v1.Gap.$Shape
             */

            /**
             * Constructs a new Gap.
             * @memberof cecochat.v1
             * @classdesc Represents a Gap.
             * @constructor
             * @param {cecochat.v1.Gap.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Gap = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Gap from.
             * @member {Long} from
             * @memberof cecochat.v1.Gap
             * @instance
             */
            Gap.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Gap to.
             * @member {Long} to
             * @memberof cecochat.v1.Gap
             * @instance
             */
            Gap.prototype.to = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Gap instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Gap
             * @static
             * @param {cecochat.v1.Gap.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Gap} Gap instance
             * @type {{
             *   (properties: cecochat.v1.Gap.$Shape): cecochat.v1.Gap & cecochat.v1.Gap.$Shape;
             *   (properties?: cecochat.v1.Gap.$Properties): cecochat.v1.Gap;
             * }}
             */
            Gap.create = function(properties) {
                return new Gap(properties);
            };

            /**
             * Encodes the specified Gap message. Does not implicitly {@link cecochat.v1.Gap.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Gap
             * @static
             * @param {cecochat.v1.Gap.$Properties} message Gap message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Gap.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && (typeof message.to === "object" ? message.to.low || message.to.high : message.to !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.to);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Gap message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Gap
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Gap & cecochat.v1.Gap.$Shape} Gap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Gap.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Gap();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Gap;
        })();

        v1.GetDialogHistoryRequest = (function() {

            /**
             * Properties of a GetDialogHistoryRequest.
             * @typedef {Object} cecochat.v1.GetDialogHistoryRequest.$Properties
             * @property {Long|null} [otherUser] GetDialogHistoryRequest otherUser
             * @property {Long|null} [olderThan] GetDialogHistoryRequest olderThan
             * @property {number|null} [count] GetDialogHistoryRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetDialogHistoryRequest.
             * @memberof cecochat.v1
             * @interface IGetDialogHistoryRequest
             * @augments cecochat.v1.GetDialogHistoryRequest.$Properties
             * @deprecated Use cecochat.v1.GetDialogHistoryRequest.$Properties instead.
             */

            /**
             * Shape of a GetDialogHistoryRequest.
             * @typedef {cecochat.v1.GetDialogHistoryRequest.$Properties} cecochat.v1.GetDialogHistoryRequest.$Shape
             */

            /**
             * Constructs a new GetDialogHistoryRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetDialogHistoryRequest.
             * @constructor
             * @param {cecochat.v1.GetDialogHistoryRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetDialogHistoryRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetDialogHistoryRequest otherUser.
             * @member {Long} otherUser
             * @memberof cecochat.v1.GetDialogHistoryRequest
             * @instance
             */
            GetDialogHistoryRequest.prototype.otherUser = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetDialogHistoryRequest olderThan.
             * @member {Long} olderThan
             * @memberof cecochat.v1.GetDialogHistoryRequest
             * @instance
             */
            GetDialogHistoryRequest.prototype.olderThan = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetDialogHistoryRequest count.
             * @member {number} count
             * @memberof cecochat.v1.GetDialogHistoryRequest
             * @instance
             */
            GetDialogHistoryRequest.prototype.count = 0;

            /**
             * Creates a new GetDialogHistoryRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetDialogHistoryRequest
             * @static
             * @param {cecochat.v1.GetDialogHistoryRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetDialogHistoryRequest} GetDialogHistoryRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetDialogHistoryRequest.$Shape): cecochat.v1.GetDialogHistoryRequest & cecochat.v1.GetDialogHistoryRequest.$Shape;
             *   (properties?: cecochat.v1.GetDialogHistoryRequest.$Properties): cecochat.v1.GetDialogHistoryRequest;
             * }}
             */
            GetDialogHistoryRequest.create = function(properties) {
                return new GetDialogHistoryRequest(properties);
            };

            /**
             * Encodes the specified GetDialogHistoryRequest message. Does not implicitly {@link cecochat.v1.GetDialogHistoryRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetDialogHistoryRequest
             * @static
             * @param {cecochat.v1.GetDialogHistoryRequest.$Properties} message GetDialogHistoryRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetDialogHistoryRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.otherUser != null && $Object.hasOwnProperty.call(message, "otherUser") && (typeof message.otherUser === "object" ? message.otherUser.low || message.otherUser.high : message.otherUser !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.otherUser);
                if (message.olderThan != null && $Object.hasOwnProperty.call(message, "olderThan") && (typeof message.olderThan === "object" ? message.olderThan.low || message.olderThan.high : message.olderThan !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.olderThan);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetDialogHistoryRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetDialogHistoryRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetDialogHistoryRequest & cecochat.v1.GetDialogHistoryRequest.$Shape} GetDialogHistoryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetDialogHistoryRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetDialogHistoryRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.otherUser = value;
                            else
                                delete message.otherUser;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.olderThan = value;
                            else
                                delete message.olderThan;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetDialogHistoryRequest;
        })();

        v1.GetDialogHistoryResponse = (function() {

            /**
             * Properties of a GetDialogHistoryResponse.
             * @typedef {Object} cecochat.v1.GetDialogHistoryResponse.$Properties
             * @property {Array.<cecochat.v1.Event.$Properties>|null} [events] GetDialogHistoryResponse events
             * @property {Long|null} [nextOlderThan] GetDialogHistoryResponse nextOlderThan
             * @property {Array.<cecochat.v1.IdGap.$Properties>|null} [gaps] GetDialogHistoryResponse gaps
             * @property {Array.<cecochat.v1.MessageState.$Properties>|null} [states] GetDialogHistoryResponse states
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetDialogHistoryResponse.
             * @memberof cecochat.v1
             * @interface IGetDialogHistoryResponse
             * @augments cecochat.v1.GetDialogHistoryResponse.$Properties
             * @deprecated Use cecochat.v1.GetDialogHistoryResponse.$Properties instead.
             */

            /**
             * Shape of a GetDialogHistoryResponse.
             * @typedef {{
             *   events?: Array.<cecochat.v1.Event.$Shape>|null;
             *   nextOlderThan?: Long|null;
             *   gaps?: Array.<cecochat.v1.IdGap.$Shape>|null;
             *   states?: Array.<cecochat.v1.MessageState.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.GetDialogHistoryResponse.$Shape
             */

            /**
             * Constructs a new GetDialogHistoryResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetDialogHistoryResponse.
             * @constructor
             * @param {cecochat.v1.GetDialogHistoryResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetDialogHistoryResponse = function (properties) {
                this.events = [];
                this.gaps = [];
                this.states = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetDialogHistoryResponse events.
             * @member {Array.<cecochat.v1.Event.$Properties>} events
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @instance
             */
            GetDialogHistoryResponse.prototype.events = $util.emptyArray;

            /**
             * GetDialogHistoryResponse nextOlderThan.
             * @member {Long} nextOlderThan
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @instance
             */
            GetDialogHistoryResponse.prototype.nextOlderThan = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetDialogHistoryResponse gaps.
             * @member {Array.<cecochat.v1.IdGap.$Properties>} gaps
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @instance
             */
            GetDialogHistoryResponse.prototype.gaps = $util.emptyArray;

            /**
             * GetDialogHistoryResponse states.
             * @member {Array.<cecochat.v1.MessageState.$Properties>} states
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @instance
             */
            GetDialogHistoryResponse.prototype.states = $util.emptyArray;

            /**
             * Creates a new GetDialogHistoryResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @static
             * @param {cecochat.v1.GetDialogHistoryResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetDialogHistoryResponse} GetDialogHistoryResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetDialogHistoryResponse.$Shape): cecochat.v1.GetDialogHistoryResponse & cecochat.v1.GetDialogHistoryResponse.$Shape;
             *   (properties?: cecochat.v1.GetDialogHistoryResponse.$Properties): cecochat.v1.GetDialogHistoryResponse;
             * }}
             */
            GetDialogHistoryResponse.create = function(properties) {
                return new GetDialogHistoryResponse(properties);
            };

            /**
             * Encodes the specified GetDialogHistoryResponse message. Does not implicitly {@link cecochat.v1.GetDialogHistoryResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @static
             * @param {cecochat.v1.GetDialogHistoryResponse.$Properties} message GetDialogHistoryResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetDialogHistoryResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.cecochat.v1.Event.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextOlderThan != null && $Object.hasOwnProperty.call(message, "nextOlderThan") && (typeof message.nextOlderThan === "object" ? message.nextOlderThan.low || message.nextOlderThan.high : message.nextOlderThan !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextOlderThan);
                if (message.gaps != null && message.gaps.length)
                    for (let i = 0; i < message.gaps.length; ++i)
                        $root.cecochat.v1.IdGap.encode(message.gaps[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.states != null && message.states.length)
                    for (let i = 0; i < message.states.length; ++i)
                        $root.cecochat.v1.MessageState.encode(message.states[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetDialogHistoryResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetDialogHistoryResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetDialogHistoryResponse & cecochat.v1.GetDialogHistoryResponse.$Shape} GetDialogHistoryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetDialogHistoryResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetDialogHistoryResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.cecochat.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextOlderThan = value;
                            else
                                delete message.nextOlderThan;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.gaps && message.gaps.length))
                                message.gaps = [];
                            message.gaps.push($root.cecochat.v1.IdGap.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.states && message.states.length))
                                message.states = [];
                            message.states.push($root.cecochat.v1.MessageState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetDialogHistoryResponse;
        })();

        v1.MessageState = (function() {

            /**
             * Properties of a MessageState.
             * @typedef {Object} cecochat.v1.MessageState.$Properties
             * @property {Long|null} [messageId] MessageState messageId
             * @property {Long|null} [seq] MessageState seq
             * @property {cecochat.v1.Event.$Properties|null} [edit] MessageState edit
             * @property {cecochat.v1.Event.$Properties|null} [deletion] MessageState deletion
             * @property {Array.<cecochat.v1.ReactionState.$Properties>|null} [reactions] MessageState reactions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MessageState.
             * @memberof cecochat.v1
             * @interface IMessageState
             * @augments cecochat.v1.MessageState.$Properties
             * @deprecated Use cecochat.v1.MessageState.$Properties instead.
             */

            /**
             * Shape of a MessageState.
             * @typedef {{
             *   messageId?: Long|null;
             *   seq?: Long|null;
             *   edit?: cecochat.v1.Event.$Shape|null;
             *   deletion?: cecochat.v1.Event.$Shape|null;
             *   reactions?: Array.<cecochat.v1.ReactionState.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.MessageState.$Shape
             */

            /**
             * Constructs a new MessageState.
             * @memberof cecochat.v1
             * @classdesc Represents a MessageState.
             * @constructor
             * @param {cecochat.v1.MessageState.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MessageState = function (properties) {
                this.reactions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MessageState messageId.
             * @member {Long} messageId
             * @memberof cecochat.v1.MessageState
             * @instance
             */
            MessageState.prototype.messageId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * MessageState seq.
             * @member {Long} seq
             * @memberof cecochat.v1.MessageState
             * @instance
             */
            MessageState.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * MessageState edit.
             * @member {cecochat.v1.Event.$Properties|null|undefined} edit
             * @memberof cecochat.v1.MessageState
             * @instance
             */
            MessageState.prototype.edit = null;

            /**
             * MessageState deletion.
             * @member {cecochat.v1.Event.$Properties|null|undefined} deletion
             * @memberof cecochat.v1.MessageState
             * @instance
             */
            MessageState.prototype.deletion = null;

            /**
             * MessageState reactions.
             * @member {Array.<cecochat.v1.ReactionState.$Properties>} reactions
             * @memberof cecochat.v1.MessageState
             * @instance
             */
            MessageState.prototype.reactions = $util.emptyArray;

            /**
             * Creates a new MessageState instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.MessageState
             * @static
             * @param {cecochat.v1.MessageState.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.MessageState} MessageState instance
             * @type {{
             *   (properties: cecochat.v1.MessageState.$Shape): cecochat.v1.MessageState & cecochat.v1.MessageState.$Shape;
             *   (properties?: cecochat.v1.MessageState.$Properties): cecochat.v1.MessageState;
             * }}
             */
            MessageState.create = function(properties) {
                return new MessageState(properties);
            };

            /**
             * Encodes the specified MessageState message. Does not implicitly {@link cecochat.v1.MessageState.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.MessageState
             * @static
             * @param {cecochat.v1.MessageState.$Properties} message MessageState message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MessageState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && (typeof message.messageId === "object" ? message.messageId.low || message.messageId.high : message.messageId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messageId);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit"))
                    $root.cecochat.v1.Event.encode(message.edit, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.deletion != null && $Object.hasOwnProperty.call(message, "deletion"))
                    $root.cecochat.v1.Event.encode(message.deletion, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.reactions != null && message.reactions.length)
                    for (let i = 0; i < message.reactions.length; ++i)
                        $root.cecochat.v1.ReactionState.encode(message.reactions[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MessageState message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.MessageState
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.MessageState & cecochat.v1.MessageState.$Shape} MessageState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MessageState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.MessageState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.edit = $root.cecochat.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1, message.edit);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.deletion = $root.cecochat.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1, message.deletion);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reactions && message.reactions.length))
                                message.reactions = [];
                            message.reactions.push($root.cecochat.v1.ReactionState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MessageState;
        })();

        v1.ReactionState = (function() {

            /**
             * Properties of a ReactionState.
             * @typedef {Object} cecochat.v1.ReactionState.$Properties
             * @property {Long|null} [user] ReactionState user
             * @property {string|null} [emoji] ReactionState emoji
             * @property {boolean|null} [set] ReactionState set
             * @property {Long|null} [order] ReactionState order
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReactionState.
             * @memberof cecochat.v1
             * @interface IReactionState
             * @augments cecochat.v1.ReactionState.$Properties
             * @deprecated Use cecochat.v1.ReactionState.$Properties instead.
             */

            /**
             * Shape of a ReactionState.
             * @typedef {cecochat.v1.ReactionState.$Properties} cecochat.v1.ReactionState.$Shape
             */

            /**
             * Constructs a new ReactionState.
             * @memberof cecochat.v1
             * @classdesc Represents a ReactionState.
             * @constructor
             * @param {cecochat.v1.ReactionState.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReactionState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReactionState user.
             * @member {Long} user
             * @memberof cecochat.v1.ReactionState
             * @instance
             */
            ReactionState.prototype.user = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReactionState emoji.
             * @member {string} emoji
             * @memberof cecochat.v1.ReactionState
             * @instance
             */
            ReactionState.prototype.emoji = "";

            /**
             * ReactionState set.
             * @member {boolean} set
             * @memberof cecochat.v1.ReactionState
             * @instance
             */
            ReactionState.prototype.set = false;

            /**
             * ReactionState order.
             * @member {Long} order
             * @memberof cecochat.v1.ReactionState
             * @instance
             */
            ReactionState.prototype.order = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new ReactionState instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ReactionState
             * @static
             * @param {cecochat.v1.ReactionState.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ReactionState} ReactionState instance
             * @type {{
             *   (properties: cecochat.v1.ReactionState.$Shape): cecochat.v1.ReactionState & cecochat.v1.ReactionState.$Shape;
             *   (properties?: cecochat.v1.ReactionState.$Properties): cecochat.v1.ReactionState;
             * }}
             */
            ReactionState.create = function(properties) {
                return new ReactionState(properties);
            };

            /**
             * Encodes the specified ReactionState message. Does not implicitly {@link cecochat.v1.ReactionState.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ReactionState
             * @static
             * @param {cecochat.v1.ReactionState.$Properties} message ReactionState message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReactionState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && (typeof message.user === "object" ? message.user.low || message.user.high : message.user !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.user);
                if (message.emoji != null && $Object.hasOwnProperty.call(message, "emoji") && message.emoji !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.emoji);
                if (message.set != null && $Object.hasOwnProperty.call(message, "set") && message.set !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.set);
                if (message.order != null && $Object.hasOwnProperty.call(message, "order") && (typeof message.order === "object" ? message.order.low || message.order.high : message.order !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.order);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReactionState message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ReactionState
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ReactionState & cecochat.v1.ReactionState.$Shape} ReactionState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReactionState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ReactionState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.emoji = value;
                            else
                                delete message.emoji;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.set = value;
                            else
                                delete message.set;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.order = value;
                            else
                                delete message.order;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReactionState;
        })();

        v1.IdGap = (function() {

            /**
             * Properties of an IdGap.
             * @typedef {Object} cecochat.v1.IdGap.$Properties
             * @property {Long|null} [after] IdGap after
             * @property {Long|null} [before] IdGap before
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an IdGap.
             * @memberof cecochat.v1
             * @interface IIdGap
             * @augments cecochat.v1.IdGap.$Properties
             * @deprecated Use cecochat.v1.IdGap.$Properties instead.
             */

            /**
             * Shape of an IdGap.
             * @typedef {cecochat.v1.IdGap.$Properties} cecochat.v1.IdGap.$Shape
             */

            /**
             * Constructs a new IdGap.
             * @memberof cecochat.v1
             * @classdesc Represents an IdGap.
             * @constructor
             * @param {cecochat.v1.IdGap.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const IdGap = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * IdGap after.
             * @member {Long} after
             * @memberof cecochat.v1.IdGap
             * @instance
             */
            IdGap.prototype.after = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * IdGap before.
             * @member {Long} before
             * @memberof cecochat.v1.IdGap
             * @instance
             */
            IdGap.prototype.before = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new IdGap instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.IdGap
             * @static
             * @param {cecochat.v1.IdGap.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.IdGap} IdGap instance
             * @type {{
             *   (properties: cecochat.v1.IdGap.$Shape): cecochat.v1.IdGap & cecochat.v1.IdGap.$Shape;
             *   (properties?: cecochat.v1.IdGap.$Properties): cecochat.v1.IdGap;
             * }}
             */
            IdGap.create = function(properties) {
                return new IdGap(properties);
            };

            /**
             * Encodes the specified IdGap message. Does not implicitly {@link cecochat.v1.IdGap.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.IdGap
             * @static
             * @param {cecochat.v1.IdGap.$Properties} message IdGap message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            IdGap.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.after);
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && (typeof message.before === "object" ? message.before.low || message.before.high : message.before !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.before);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an IdGap message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.IdGap
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.IdGap & cecochat.v1.IdGap.$Shape} IdGap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            IdGap.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.IdGap();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return IdGap;
        })();

        v1.GetGroupHistoryRequest = (function() {

            /**
             * Properties of a GetGroupHistoryRequest.
             * @typedef {Object} cecochat.v1.GetGroupHistoryRequest.$Properties
             * @property {Long|null} [group] GetGroupHistoryRequest group
             * @property {Long|null} [before] GetGroupHistoryRequest before
             * @property {number|null} [count] GetGroupHistoryRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetGroupHistoryRequest.
             * @memberof cecochat.v1
             * @interface IGetGroupHistoryRequest
             * @augments cecochat.v1.GetGroupHistoryRequest.$Properties
             * @deprecated Use cecochat.v1.GetGroupHistoryRequest.$Properties instead.
             */

            /**
             * Shape of a GetGroupHistoryRequest.
             * @typedef {cecochat.v1.GetGroupHistoryRequest.$Properties} cecochat.v1.GetGroupHistoryRequest.$Shape
             */

            /**
             * Constructs a new GetGroupHistoryRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a GetGroupHistoryRequest.
             * @constructor
             * @param {cecochat.v1.GetGroupHistoryRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetGroupHistoryRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetGroupHistoryRequest group.
             * @member {Long} group
             * @memberof cecochat.v1.GetGroupHistoryRequest
             * @instance
             */
            GetGroupHistoryRequest.prototype.group = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetGroupHistoryRequest before.
             * @member {Long} before
             * @memberof cecochat.v1.GetGroupHistoryRequest
             * @instance
             */
            GetGroupHistoryRequest.prototype.before = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetGroupHistoryRequest count.
             * @member {number} count
             * @memberof cecochat.v1.GetGroupHistoryRequest
             * @instance
             */
            GetGroupHistoryRequest.prototype.count = 0;

            /**
             * Creates a new GetGroupHistoryRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetGroupHistoryRequest
             * @static
             * @param {cecochat.v1.GetGroupHistoryRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetGroupHistoryRequest} GetGroupHistoryRequest instance
             * @type {{
             *   (properties: cecochat.v1.GetGroupHistoryRequest.$Shape): cecochat.v1.GetGroupHistoryRequest & cecochat.v1.GetGroupHistoryRequest.$Shape;
             *   (properties?: cecochat.v1.GetGroupHistoryRequest.$Properties): cecochat.v1.GetGroupHistoryRequest;
             * }}
             */
            GetGroupHistoryRequest.create = function(properties) {
                return new GetGroupHistoryRequest(properties);
            };

            /**
             * Encodes the specified GetGroupHistoryRequest message. Does not implicitly {@link cecochat.v1.GetGroupHistoryRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetGroupHistoryRequest
             * @static
             * @param {cecochat.v1.GetGroupHistoryRequest.$Properties} message GetGroupHistoryRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetGroupHistoryRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && (typeof message.group === "object" ? message.group.low || message.group.high : message.group !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.group);
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && (typeof message.before === "object" ? message.before.low || message.before.high : message.before !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.before);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetGroupHistoryRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetGroupHistoryRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetGroupHistoryRequest & cecochat.v1.GetGroupHistoryRequest.$Shape} GetGroupHistoryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetGroupHistoryRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetGroupHistoryRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetGroupHistoryRequest;
        })();

        v1.GetGroupHistoryResponse = (function() {

            /**
             * Properties of a GetGroupHistoryResponse.
             * @typedef {Object} cecochat.v1.GetGroupHistoryResponse.$Properties
             * @property {Array.<cecochat.v1.Event.$Properties>|null} [events] GetGroupHistoryResponse events
             * @property {Long|null} [nextBefore] GetGroupHistoryResponse nextBefore
             * @property {Array.<cecochat.v1.MessageState.$Properties>|null} [states] GetGroupHistoryResponse states
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetGroupHistoryResponse.
             * @memberof cecochat.v1
             * @interface IGetGroupHistoryResponse
             * @augments cecochat.v1.GetGroupHistoryResponse.$Properties
             * @deprecated Use cecochat.v1.GetGroupHistoryResponse.$Properties instead.
             */

            /**
             * Shape of a GetGroupHistoryResponse.
             * @typedef {{
             *   events?: Array.<cecochat.v1.Event.$Shape>|null;
             *   nextBefore?: Long|null;
             *   states?: Array.<cecochat.v1.MessageState.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.GetGroupHistoryResponse.$Shape
             */

            /**
             * Constructs a new GetGroupHistoryResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a GetGroupHistoryResponse.
             * @constructor
             * @param {cecochat.v1.GetGroupHistoryResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetGroupHistoryResponse = function (properties) {
                this.events = [];
                this.states = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetGroupHistoryResponse events.
             * @member {Array.<cecochat.v1.Event.$Properties>} events
             * @memberof cecochat.v1.GetGroupHistoryResponse
             * @instance
             */
            GetGroupHistoryResponse.prototype.events = $util.emptyArray;

            /**
             * GetGroupHistoryResponse nextBefore.
             * @member {Long} nextBefore
             * @memberof cecochat.v1.GetGroupHistoryResponse
             * @instance
             */
            GetGroupHistoryResponse.prototype.nextBefore = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetGroupHistoryResponse states.
             * @member {Array.<cecochat.v1.MessageState.$Properties>} states
             * @memberof cecochat.v1.GetGroupHistoryResponse
             * @instance
             */
            GetGroupHistoryResponse.prototype.states = $util.emptyArray;

            /**
             * Creates a new GetGroupHistoryResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GetGroupHistoryResponse
             * @static
             * @param {cecochat.v1.GetGroupHistoryResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GetGroupHistoryResponse} GetGroupHistoryResponse instance
             * @type {{
             *   (properties: cecochat.v1.GetGroupHistoryResponse.$Shape): cecochat.v1.GetGroupHistoryResponse & cecochat.v1.GetGroupHistoryResponse.$Shape;
             *   (properties?: cecochat.v1.GetGroupHistoryResponse.$Properties): cecochat.v1.GetGroupHistoryResponse;
             * }}
             */
            GetGroupHistoryResponse.create = function(properties) {
                return new GetGroupHistoryResponse(properties);
            };

            /**
             * Encodes the specified GetGroupHistoryResponse message. Does not implicitly {@link cecochat.v1.GetGroupHistoryResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GetGroupHistoryResponse
             * @static
             * @param {cecochat.v1.GetGroupHistoryResponse.$Properties} message GetGroupHistoryResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetGroupHistoryResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.cecochat.v1.Event.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextBefore != null && $Object.hasOwnProperty.call(message, "nextBefore") && (typeof message.nextBefore === "object" ? message.nextBefore.low || message.nextBefore.high : message.nextBefore !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextBefore);
                if (message.states != null && message.states.length)
                    for (let i = 0; i < message.states.length; ++i)
                        $root.cecochat.v1.MessageState.encode(message.states[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetGroupHistoryResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GetGroupHistoryResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GetGroupHistoryResponse & cecochat.v1.GetGroupHistoryResponse.$Shape} GetGroupHistoryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetGroupHistoryResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GetGroupHistoryResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.cecochat.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextBefore = value;
                            else
                                delete message.nextBefore;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.states && message.states.length))
                                message.states = [];
                            message.states.push($root.cecochat.v1.MessageState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetGroupHistoryResponse;
        })();

        v1.ListConversationsRequest = (function() {

            /**
             * Properties of a ListConversationsRequest.
             * @typedef {Object} cecochat.v1.ListConversationsRequest.$Properties
             * @property {Long|null} [before] ListConversationsRequest before
             * @property {number|null} [count] ListConversationsRequest count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListConversationsRequest.
             * @memberof cecochat.v1
             * @interface IListConversationsRequest
             * @augments cecochat.v1.ListConversationsRequest.$Properties
             * @deprecated Use cecochat.v1.ListConversationsRequest.$Properties instead.
             */

            /**
             * Shape of a ListConversationsRequest.
             * @typedef {cecochat.v1.ListConversationsRequest.$Properties} cecochat.v1.ListConversationsRequest.$Shape
             */

            /**
             * Constructs a new ListConversationsRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ListConversationsRequest.
             * @constructor
             * @param {cecochat.v1.ListConversationsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListConversationsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListConversationsRequest before.
             * @member {Long} before
             * @memberof cecochat.v1.ListConversationsRequest
             * @instance
             */
            ListConversationsRequest.prototype.before = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ListConversationsRequest count.
             * @member {number} count
             * @memberof cecochat.v1.ListConversationsRequest
             * @instance
             */
            ListConversationsRequest.prototype.count = 0;

            /**
             * Creates a new ListConversationsRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListConversationsRequest
             * @static
             * @param {cecochat.v1.ListConversationsRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListConversationsRequest} ListConversationsRequest instance
             * @type {{
             *   (properties: cecochat.v1.ListConversationsRequest.$Shape): cecochat.v1.ListConversationsRequest & cecochat.v1.ListConversationsRequest.$Shape;
             *   (properties?: cecochat.v1.ListConversationsRequest.$Properties): cecochat.v1.ListConversationsRequest;
             * }}
             */
            ListConversationsRequest.create = function(properties) {
                return new ListConversationsRequest(properties);
            };

            /**
             * Encodes the specified ListConversationsRequest message. Does not implicitly {@link cecochat.v1.ListConversationsRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListConversationsRequest
             * @static
             * @param {cecochat.v1.ListConversationsRequest.$Properties} message ListConversationsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListConversationsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && (typeof message.before === "object" ? message.before.low || message.before.high : message.before !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.before);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListConversationsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListConversationsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListConversationsRequest & cecochat.v1.ListConversationsRequest.$Shape} ListConversationsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListConversationsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListConversationsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListConversationsRequest;
        })();

        v1.ListConversationsResponse = (function() {

            /**
             * Properties of a ListConversationsResponse.
             * @typedef {Object} cecochat.v1.ListConversationsResponse.$Properties
             * @property {Array.<cecochat.v1.Conversation.$Properties>|null} [conversations] ListConversationsResponse conversations
             * @property {Long|null} [nextBefore] ListConversationsResponse nextBefore
             * @property {Long|null} [watermark] ListConversationsResponse watermark
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListConversationsResponse.
             * @memberof cecochat.v1
             * @interface IListConversationsResponse
             * @augments cecochat.v1.ListConversationsResponse.$Properties
             * @deprecated Use cecochat.v1.ListConversationsResponse.$Properties instead.
             */

            /**
             * Shape of a ListConversationsResponse.
             * @typedef {{
             *   conversations?: Array.<cecochat.v1.Conversation.$Shape>|null;
             *   nextBefore?: Long|null;
             *   watermark?: Long|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.ListConversationsResponse.$Shape
             */

            /**
             * Constructs a new ListConversationsResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ListConversationsResponse.
             * @constructor
             * @param {cecochat.v1.ListConversationsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListConversationsResponse = function (properties) {
                this.conversations = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListConversationsResponse conversations.
             * @member {Array.<cecochat.v1.Conversation.$Properties>} conversations
             * @memberof cecochat.v1.ListConversationsResponse
             * @instance
             */
            ListConversationsResponse.prototype.conversations = $util.emptyArray;

            /**
             * ListConversationsResponse nextBefore.
             * @member {Long} nextBefore
             * @memberof cecochat.v1.ListConversationsResponse
             * @instance
             */
            ListConversationsResponse.prototype.nextBefore = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ListConversationsResponse watermark.
             * @member {Long} watermark
             * @memberof cecochat.v1.ListConversationsResponse
             * @instance
             */
            ListConversationsResponse.prototype.watermark = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new ListConversationsResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ListConversationsResponse
             * @static
             * @param {cecochat.v1.ListConversationsResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ListConversationsResponse} ListConversationsResponse instance
             * @type {{
             *   (properties: cecochat.v1.ListConversationsResponse.$Shape): cecochat.v1.ListConversationsResponse & cecochat.v1.ListConversationsResponse.$Shape;
             *   (properties?: cecochat.v1.ListConversationsResponse.$Properties): cecochat.v1.ListConversationsResponse;
             * }}
             */
            ListConversationsResponse.create = function(properties) {
                return new ListConversationsResponse(properties);
            };

            /**
             * Encodes the specified ListConversationsResponse message. Does not implicitly {@link cecochat.v1.ListConversationsResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ListConversationsResponse
             * @static
             * @param {cecochat.v1.ListConversationsResponse.$Properties} message ListConversationsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListConversationsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversations != null && message.conversations.length)
                    for (let i = 0; i < message.conversations.length; ++i)
                        $root.cecochat.v1.Conversation.encode(message.conversations[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.nextBefore != null && $Object.hasOwnProperty.call(message, "nextBefore") && (typeof message.nextBefore === "object" ? message.nextBefore.low || message.nextBefore.high : message.nextBefore !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextBefore);
                if (message.watermark != null && $Object.hasOwnProperty.call(message, "watermark") && (typeof message.watermark === "object" ? message.watermark.low || message.watermark.high : message.watermark !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.watermark);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListConversationsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ListConversationsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ListConversationsResponse & cecochat.v1.ListConversationsResponse.$Shape} ListConversationsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListConversationsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ListConversationsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.conversations && message.conversations.length))
                                message.conversations = [];
                            message.conversations.push($root.cecochat.v1.Conversation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextBefore = value;
                            else
                                delete message.nextBefore;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.watermark = value;
                            else
                                delete message.watermark;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListConversationsResponse;
        })();

        v1.Conversation = (function() {

            /**
             * Properties of a Conversation.
             * @typedef {Object} cecochat.v1.Conversation.$Properties
             * @property {Long|null} [other] Conversation other
             * @property {Long|null} [group] Conversation group
             * @property {cecochat.v1.StoredEvent.$Properties|null} [last] Conversation last
             * @property {number|null} [unread] Conversation unread
             * @property {Long|null} [seenOffset] Conversation seenOffset
             * @property {Array.<Long>|null} [unreadOffsets] Conversation unreadOffsets
             * @property {Long|null} [n] Conversation n
             * @property {Long|null} [seenN] Conversation seenN
             * @property {Long|null} [seenTo] Conversation seenTo
             * @property {Array.<Long>|null} [unreadIds] Conversation unreadIds
             * @property {Array.<cecochat.v1.GroupMessage.$Properties>|null} [unreadMessages] Conversation unreadMessages
             * @property {Array.<Long>|null} [deletedN] Conversation deletedN
             * @property {"other"|"group"} [conversation] Conversation conversation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Conversation.
             * @memberof cecochat.v1
             * @interface IConversation
             * @augments cecochat.v1.Conversation.$Properties
             * @deprecated Use cecochat.v1.Conversation.$Properties instead.
             */

            /**
             * Narrowed shape of a Conversation.
             * @typedef {{
             *   other?: Long|null;
             *   group?: Long|null;
             *   last?: cecochat.v1.StoredEvent.$Shape|null;
             *   unread?: number|null;
             *   seenOffset?: Long|null;
             *   unreadOffsets?: Array.<Long>|null;
             *   n?: Long|null;
             *   seenN?: Long|null;
             *   seenTo?: Long|null;
             *   unreadIds?: Array.<Long>|null;
             *   unreadMessages?: Array.<cecochat.v1.GroupMessage.$Shape>|null;
             *   deletedN?: Array.<Long>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ conversation?: undefined; other?: null; group?: null }|{ conversation?: "other"; other: Long; group?: null }|{ conversation?: "group"; other?: null; group: Long })
             * )} cecochat.v1.Conversation.$Shape
             */

            /**
             * Constructs a new Conversation.
             * @memberof cecochat.v1
             * @classdesc Represents a Conversation.
             * @constructor
             * @param {cecochat.v1.Conversation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Conversation = function (properties) {
                this.unreadOffsets = [];
                this.unreadIds = [];
                this.unreadMessages = [];
                this.deletedN = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Conversation other.
             * @member {Long|null|undefined} other
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.other = null;

            /**
             * Conversation group.
             * @member {Long|null|undefined} group
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.group = null;

            /**
             * Conversation last.
             * @member {cecochat.v1.StoredEvent.$Properties|null|undefined} last
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.last = null;

            /**
             * Conversation unread.
             * @member {number} unread
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.unread = 0;

            /**
             * Conversation seenOffset.
             * @member {Long|null|undefined} seenOffset
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.seenOffset = null;

            /**
             * Conversation unreadOffsets.
             * @member {Array.<Long>} unreadOffsets
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.unreadOffsets = $util.emptyArray;

            /**
             * Conversation n.
             * @member {Long} n
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.n = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Conversation seenN.
             * @member {Long} seenN
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.seenN = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Conversation seenTo.
             * @member {Long} seenTo
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.seenTo = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Conversation unreadIds.
             * @member {Array.<Long>} unreadIds
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.unreadIds = $util.emptyArray;

            /**
             * Conversation unreadMessages.
             * @member {Array.<cecochat.v1.GroupMessage.$Properties>} unreadMessages
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.unreadMessages = $util.emptyArray;

            /**
             * Conversation deletedN.
             * @member {Array.<Long>} deletedN
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            Conversation.prototype.deletedN = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Conversation conversation.
             * @member {"other"|"group"|undefined} conversation
             * @memberof cecochat.v1.Conversation
             * @instance
             */
            $Object.defineProperty(Conversation.prototype, "conversation", {
                get: $util.oneOfGetter($oneOfFields = ["other", "group"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Conversation.prototype, "_seenOffset", {
                get: $util.oneOfGetter($oneOfFields = ["seenOffset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Conversation instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Conversation
             * @static
             * @param {cecochat.v1.Conversation.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Conversation} Conversation instance
             * @type {{
             *   (properties: cecochat.v1.Conversation.$Shape): cecochat.v1.Conversation & cecochat.v1.Conversation.$Shape;
             *   (properties?: cecochat.v1.Conversation.$Properties): cecochat.v1.Conversation;
             * }}
             */
            Conversation.create = function(properties) {
                return new Conversation(properties);
            };

            /**
             * Encodes the specified Conversation message. Does not implicitly {@link cecochat.v1.Conversation.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Conversation
             * @static
             * @param {cecochat.v1.Conversation.$Properties} message Conversation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Conversation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.other != null && $Object.hasOwnProperty.call(message, "other"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.other);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.group);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    $root.cecochat.v1.StoredEvent.encode(message.last, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.unread != null && $Object.hasOwnProperty.call(message, "unread") && message.unread !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.unread);
                if (message.seenOffset != null && $Object.hasOwnProperty.call(message, "seenOffset"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.seenOffset);
                if (message.unreadOffsets != null && message.unreadOffsets.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).uint64s(message.unreadOffsets);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && (typeof message.n === "object" ? message.n.low || message.n.high : message.n !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.n);
                if (message.seenN != null && $Object.hasOwnProperty.call(message, "seenN") && (typeof message.seenN === "object" ? message.seenN.low || message.seenN.high : message.seenN !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.seenN);
                if (message.seenTo != null && $Object.hasOwnProperty.call(message, "seenTo") && (typeof message.seenTo === "object" ? message.seenTo.low || message.seenTo.high : message.seenTo !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.seenTo);
                if (message.unreadIds != null && message.unreadIds.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).uint64s(message.unreadIds);
                if (message.unreadMessages != null && message.unreadMessages.length)
                    for (let i = 0; i < message.unreadMessages.length; ++i)
                        $root.cecochat.v1.GroupMessage.encode(message.unreadMessages[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.deletedN != null && message.deletedN.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).uint64s(message.deletedN);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Conversation message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Conversation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Conversation & cecochat.v1.Conversation.$Shape} Conversation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Conversation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Conversation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.other = reader.uint64();
                            message.conversation = "other";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.group = reader.uint64();
                            message.conversation = "group";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.last = $root.cecochat.v1.StoredEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.last);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.unread = value;
                            else
                                delete message.unread;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.seenOffset = reader.uint64();
                            message._seenOffset = "seenOffset";
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.unreadOffsets && message.unreadOffsets.length))
                                    message.unreadOffsets = [];
                                reader.uint64s(message.unreadOffsets);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.unreadOffsets && message.unreadOffsets.length))
                                message.unreadOffsets = [];
                            message.unreadOffsets.push(reader.uint64());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seenN = value;
                            else
                                delete message.seenN;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seenTo = value;
                            else
                                delete message.seenTo;
                            continue;
                        }
                    case 10: {
                            if (wireType === 2) {
                                if (!(message.unreadIds && message.unreadIds.length))
                                    message.unreadIds = [];
                                reader.uint64s(message.unreadIds);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.unreadIds && message.unreadIds.length))
                                message.unreadIds = [];
                            message.unreadIds.push(reader.uint64());
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.unreadMessages && message.unreadMessages.length))
                                message.unreadMessages = [];
                            message.unreadMessages.push($root.cecochat.v1.GroupMessage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.deletedN && message.deletedN.length))
                                    message.deletedN = [];
                                reader.uint64s(message.deletedN);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.deletedN && message.deletedN.length))
                                message.deletedN = [];
                            message.deletedN.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Conversation;
        })();

        v1.GroupMessage = (function() {

            /**
             * Properties of a GroupMessage.
             * @typedef {Object} cecochat.v1.GroupMessage.$Properties
             * @property {Long|null} [n] GroupMessage n
             * @property {cecochat.v1.MessageRef.$Properties|null} [message] GroupMessage message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupMessage.
             * @memberof cecochat.v1
             * @interface IGroupMessage
             * @augments cecochat.v1.GroupMessage.$Properties
             * @deprecated Use cecochat.v1.GroupMessage.$Properties instead.
             */

            /**
             * Shape of a GroupMessage.
             * @typedef {cecochat.v1.GroupMessage.$Properties} cecochat.v1.GroupMessage.$Shape
             */

            /**
             * Constructs a new GroupMessage.
             * @memberof cecochat.v1
             * @classdesc Represents a GroupMessage.
             * @constructor
             * @param {cecochat.v1.GroupMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupMessage n.
             * @member {Long} n
             * @memberof cecochat.v1.GroupMessage
             * @instance
             */
            GroupMessage.prototype.n = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupMessage message.
             * @member {cecochat.v1.MessageRef.$Properties|null|undefined} message
             * @memberof cecochat.v1.GroupMessage
             * @instance
             */
            GroupMessage.prototype.message = null;

            /**
             * Creates a new GroupMessage instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.GroupMessage
             * @static
             * @param {cecochat.v1.GroupMessage.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.GroupMessage} GroupMessage instance
             * @type {{
             *   (properties: cecochat.v1.GroupMessage.$Shape): cecochat.v1.GroupMessage & cecochat.v1.GroupMessage.$Shape;
             *   (properties?: cecochat.v1.GroupMessage.$Properties): cecochat.v1.GroupMessage;
             * }}
             */
            GroupMessage.create = function(properties) {
                return new GroupMessage(properties);
            };

            /**
             * Encodes the specified GroupMessage message. Does not implicitly {@link cecochat.v1.GroupMessage.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.GroupMessage
             * @static
             * @param {cecochat.v1.GroupMessage.$Properties} message GroupMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && (typeof message.n === "object" ? message.n.low || message.n.high : message.n !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.n);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    $root.cecochat.v1.MessageRef.encode(message.message, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupMessage message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.GroupMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.GroupMessage & cecochat.v1.GroupMessage.$Shape} GroupMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.GroupMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.message = $root.cecochat.v1.MessageRef.decode(reader, reader.size(), $undefined, _depth + 1, message.message);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupMessage;
        })();

        v1.ChatRequest = (function() {

            /**
             * Properties of a ChatRequest.
             * @typedef {Object} cecochat.v1.ChatRequest.$Properties
             * @property {cecochat.v1.Listen.$Properties|null} [listen] ChatRequest listen
             * @property {cecochat.v1.OutgoingEvent.$Properties|null} [send] ChatRequest send
             * @property {cecochat.v1.Receipt.$Properties|null} [receipt] ChatRequest receipt
             * @property {"listen"|"send"|"receipt"} [frame] ChatRequest frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChatRequest.
             * @memberof cecochat.v1
             * @interface IChatRequest
             * @augments cecochat.v1.ChatRequest.$Properties
             * @deprecated Use cecochat.v1.ChatRequest.$Properties instead.
             */

            /**
             * Narrowed shape of a ChatRequest.
             * @typedef {{
             *   listen?: cecochat.v1.Listen.$Shape|null;
             *   send?: cecochat.v1.OutgoingEvent.$Shape|null;
             *   receipt?: cecochat.v1.Receipt.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; listen?: null; send?: null; receipt?: null }|{ frame?: "listen"; listen: cecochat.v1.Listen.$Shape; send?: null; receipt?: null }|{ frame?: "send"; listen?: null; send: cecochat.v1.OutgoingEvent.$Shape; receipt?: null }|{ frame?: "receipt"; listen?: null; send?: null; receipt: cecochat.v1.Receipt.$Shape })
             * )} cecochat.v1.ChatRequest.$Shape
             */

            /**
             * Constructs a new ChatRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a ChatRequest.
             * @constructor
             * @param {cecochat.v1.ChatRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChatRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChatRequest listen.
             * @member {cecochat.v1.Listen.$Properties|null|undefined} listen
             * @memberof cecochat.v1.ChatRequest
             * @instance
             */
            ChatRequest.prototype.listen = null;

            /**
             * ChatRequest send.
             * @member {cecochat.v1.OutgoingEvent.$Properties|null|undefined} send
             * @memberof cecochat.v1.ChatRequest
             * @instance
             */
            ChatRequest.prototype.send = null;

            /**
             * ChatRequest receipt.
             * @member {cecochat.v1.Receipt.$Properties|null|undefined} receipt
             * @memberof cecochat.v1.ChatRequest
             * @instance
             */
            ChatRequest.prototype.receipt = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ChatRequest frame.
             * @member {"listen"|"send"|"receipt"|undefined} frame
             * @memberof cecochat.v1.ChatRequest
             * @instance
             */
            $Object.defineProperty(ChatRequest.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["listen", "send", "receipt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ChatRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChatRequest
             * @static
             * @param {cecochat.v1.ChatRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChatRequest} ChatRequest instance
             * @type {{
             *   (properties: cecochat.v1.ChatRequest.$Shape): cecochat.v1.ChatRequest & cecochat.v1.ChatRequest.$Shape;
             *   (properties?: cecochat.v1.ChatRequest.$Properties): cecochat.v1.ChatRequest;
             * }}
             */
            ChatRequest.create = function(properties) {
                return new ChatRequest(properties);
            };

            /**
             * Encodes the specified ChatRequest message. Does not implicitly {@link cecochat.v1.ChatRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChatRequest
             * @static
             * @param {cecochat.v1.ChatRequest.$Properties} message ChatRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChatRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.listen != null && $Object.hasOwnProperty.call(message, "listen"))
                    $root.cecochat.v1.Listen.encode(message.listen, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.send != null && $Object.hasOwnProperty.call(message, "send"))
                    $root.cecochat.v1.OutgoingEvent.encode(message.send, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    $root.cecochat.v1.Receipt.encode(message.receipt, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChatRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChatRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChatRequest & cecochat.v1.ChatRequest.$Shape} ChatRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChatRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChatRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.listen = $root.cecochat.v1.Listen.decode(reader, reader.size(), $undefined, _depth + 1, message.listen);
                            message.frame = "listen";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.send = $root.cecochat.v1.OutgoingEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.send);
                            message.frame = "send";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.receipt = $root.cecochat.v1.Receipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receipt);
                            message.frame = "receipt";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChatRequest;
        })();

        v1.Listen = (function() {

            /**
             * Properties of a Listen.
             * @typedef {Object} cecochat.v1.Listen.$Properties
             * @property {string|null} [device] Listen device
             * @property {Long|null} [cursor] Listen cursor
             * @property {Long|null} [epoch] Listen epoch
             * @property {Long|null} [lineage] Listen lineage
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Listen.
             * @memberof cecochat.v1
             * @interface IListen
             * @augments cecochat.v1.Listen.$Properties
             * @deprecated Use cecochat.v1.Listen.$Properties instead.
             */

            /**
             * Shape of a Listen.
             * @typedef {cecochat.v1.Listen.$Properties} cecochat.v1.Listen.$Shape
             */

            /**
             * Constructs a new Listen.
             * @memberof cecochat.v1
             * @classdesc Represents a Listen.
             * @constructor
             * @param {cecochat.v1.Listen.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Listen = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Listen device.
             * @member {string} device
             * @memberof cecochat.v1.Listen
             * @instance
             */
            Listen.prototype.device = "";

            /**
             * Listen cursor.
             * @member {Long|null|undefined} cursor
             * @memberof cecochat.v1.Listen
             * @instance
             */
            Listen.prototype.cursor = null;

            /**
             * Listen epoch.
             * @member {Long} epoch
             * @memberof cecochat.v1.Listen
             * @instance
             */
            Listen.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Listen lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.Listen
             * @instance
             */
            Listen.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Listen.prototype, "_cursor", {
                get: $util.oneOfGetter($oneOfFields = ["cursor"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Listen instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Listen
             * @static
             * @param {cecochat.v1.Listen.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Listen} Listen instance
             * @type {{
             *   (properties: cecochat.v1.Listen.$Shape): cecochat.v1.Listen & cecochat.v1.Listen.$Shape;
             *   (properties?: cecochat.v1.Listen.$Properties): cecochat.v1.Listen;
             * }}
             */
            Listen.create = function(properties) {
                return new Listen(properties);
            };

            /**
             * Encodes the specified Listen message. Does not implicitly {@link cecochat.v1.Listen.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Listen
             * @static
             * @param {cecochat.v1.Listen.$Properties} message Listen message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Listen.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.device);
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.cursor);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.epoch);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Listen message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Listen
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Listen & cecochat.v1.Listen.$Shape} Listen
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Listen.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Listen();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.cursor = reader.uint64();
                            message._cursor = "cursor";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Listen;
        })();

        v1.OutgoingEvent = (function() {

            /**
             * Properties of an OutgoingEvent.
             * @typedef {Object} cecochat.v1.OutgoingEvent.$Properties
             * @property {Long|null} [sequence] OutgoingEvent sequence
             * @property {Long|null} [receiver] OutgoingEvent receiver
             * @property {Long|null} [group] OutgoingEvent group
             * @property {cecochat.v1.Text.$Properties|null} [text] OutgoingEvent text
             * @property {cecochat.v1.Edit.$Properties|null} [edit] OutgoingEvent edit
             * @property {cecochat.v1.Deletion.$Properties|null} [deletion] OutgoingEvent deletion
             * @property {cecochat.v1.Reaction.$Properties|null} [reaction] OutgoingEvent reaction
             * @property {"receiver"|"group"} [target] OutgoingEvent target
             * @property {"text"|"edit"|"deletion"|"reaction"} [body] OutgoingEvent body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OutgoingEvent.
             * @memberof cecochat.v1
             * @interface IOutgoingEvent
             * @augments cecochat.v1.OutgoingEvent.$Properties
             * @deprecated Use cecochat.v1.OutgoingEvent.$Properties instead.
             */

            /**
             * Narrowed shape of an OutgoingEvent.
             * @typedef {{
             *   sequence?: Long|null;
             *   receiver?: Long|null;
             *   group?: Long|null;
             *   text?: cecochat.v1.Text.$Shape|null;
             *   edit?: cecochat.v1.Edit.$Shape|null;
             *   deletion?: cecochat.v1.Deletion.$Shape|null;
             *   reaction?: cecochat.v1.Reaction.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
             * ) & (
             *   ({ body?: undefined; text?: null; edit?: null; deletion?: null; reaction?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape; edit?: null; deletion?: null; reaction?: null }|{ body?: "edit"; text?: null; edit: cecochat.v1.Edit.$Shape; deletion?: null; reaction?: null }|{ body?: "deletion"; text?: null; edit?: null; deletion: cecochat.v1.Deletion.$Shape; reaction?: null }|{ body?: "reaction"; text?: null; edit?: null; deletion?: null; reaction: cecochat.v1.Reaction.$Shape })
             * )} cecochat.v1.OutgoingEvent.$Shape
             */

            /**
             * Constructs a new OutgoingEvent.
             * @memberof cecochat.v1
             * @classdesc Represents an OutgoingEvent.
             * @constructor
             * @param {cecochat.v1.OutgoingEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OutgoingEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OutgoingEvent sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * OutgoingEvent receiver.
             * @member {Long|null|undefined} receiver
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.receiver = null;

            /**
             * OutgoingEvent group.
             * @member {Long|null|undefined} group
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.group = null;

            /**
             * OutgoingEvent text.
             * @member {cecochat.v1.Text.$Properties|null|undefined} text
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.text = null;

            /**
             * OutgoingEvent edit.
             * @member {cecochat.v1.Edit.$Properties|null|undefined} edit
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.edit = null;

            /**
             * OutgoingEvent deletion.
             * @member {cecochat.v1.Deletion.$Properties|null|undefined} deletion
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.deletion = null;

            /**
             * OutgoingEvent reaction.
             * @member {cecochat.v1.Reaction.$Properties|null|undefined} reaction
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            OutgoingEvent.prototype.reaction = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * OutgoingEvent target.
             * @member {"receiver"|"group"|undefined} target
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            $Object.defineProperty(OutgoingEvent.prototype, "target", {
                get: $util.oneOfGetter($oneOfFields = ["receiver", "group"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * OutgoingEvent body.
             * @member {"text"|"edit"|"deletion"|"reaction"|undefined} body
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            $Object.defineProperty(OutgoingEvent.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["text", "edit", "deletion", "reaction"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new OutgoingEvent instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.OutgoingEvent
             * @static
             * @param {cecochat.v1.OutgoingEvent.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.OutgoingEvent} OutgoingEvent instance
             * @type {{
             *   (properties: cecochat.v1.OutgoingEvent.$Shape): cecochat.v1.OutgoingEvent & cecochat.v1.OutgoingEvent.$Shape;
             *   (properties?: cecochat.v1.OutgoingEvent.$Properties): cecochat.v1.OutgoingEvent;
             * }}
             */
            OutgoingEvent.create = function(properties) {
                return new OutgoingEvent(properties);
            };

            /**
             * Encodes the specified OutgoingEvent message. Does not implicitly {@link cecochat.v1.OutgoingEvent.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.OutgoingEvent
             * @static
             * @param {cecochat.v1.OutgoingEvent.$Properties} message OutgoingEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OutgoingEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.receiver != null && $Object.hasOwnProperty.call(message, "receiver"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.receiver);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.group);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    $root.cecochat.v1.Text.encode(message.text, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit"))
                    $root.cecochat.v1.Edit.encode(message.edit, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.deletion != null && $Object.hasOwnProperty.call(message, "deletion"))
                    $root.cecochat.v1.Deletion.encode(message.deletion, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.reaction != null && $Object.hasOwnProperty.call(message, "reaction"))
                    $root.cecochat.v1.Reaction.encode(message.reaction, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OutgoingEvent message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.OutgoingEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.OutgoingEvent & cecochat.v1.OutgoingEvent.$Shape} OutgoingEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OutgoingEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.OutgoingEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.receiver = reader.uint64();
                            message.target = "receiver";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.group = reader.uint64();
                            message.target = "group";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.text = $root.cecochat.v1.Text.decode(reader, reader.size(), $undefined, _depth + 1, message.text);
                            message.body = "text";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.edit = $root.cecochat.v1.Edit.decode(reader, reader.size(), $undefined, _depth + 1, message.edit);
                            message.body = "edit";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.deletion = $root.cecochat.v1.Deletion.decode(reader, reader.size(), $undefined, _depth + 1, message.deletion);
                            message.body = "deletion";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.reaction = $root.cecochat.v1.Reaction.decode(reader, reader.size(), $undefined, _depth + 1, message.reaction);
                            message.body = "reaction";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OutgoingEvent;
        })();

        v1.ChatResponse = (function() {

            /**
             * Properties of a ChatResponse.
             * @typedef {Object} cecochat.v1.ChatResponse.$Properties
             * @property {cecochat.v1.Ready.$Properties|null} [ready] ChatResponse ready
             * @property {cecochat.v1.StoredEvent.$Properties|null} [delivery] ChatResponse delivery
             * @property {cecochat.v1.Acked.$Properties|null} [acked] ChatResponse acked
             * @property {cecochat.v1.Rejected.$Properties|null} [rejected] ChatResponse rejected
             * @property {cecochat.v1.Progress.$Properties|null} [progress] ChatResponse progress
             * @property {cecochat.v1.Moved.$Properties|null} [moved] ChatResponse moved
             * @property {cecochat.v1.StoredReceipt.$Properties|null} [receipt] ChatResponse receipt
             * @property {cecochat.v1.RefusedReceipt.$Properties|null} [receiptRefused] ChatResponse receiptRefused
             * @property {"ready"|"delivery"|"acked"|"rejected"|"progress"|"moved"|"receipt"|"receiptRefused"} [frame] ChatResponse frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChatResponse.
             * @memberof cecochat.v1
             * @interface IChatResponse
             * @augments cecochat.v1.ChatResponse.$Properties
             * @deprecated Use cecochat.v1.ChatResponse.$Properties instead.
             */

            /**
             * Narrowed shape of a ChatResponse.
             * @typedef {{
             *   ready?: cecochat.v1.Ready.$Shape|null;
             *   delivery?: cecochat.v1.StoredEvent.$Shape|null;
             *   acked?: cecochat.v1.Acked.$Shape|null;
             *   rejected?: cecochat.v1.Rejected.$Shape|null;
             *   progress?: cecochat.v1.Progress.$Shape|null;
             *   moved?: cecochat.v1.Moved.$Shape|null;
             *   receipt?: cecochat.v1.StoredReceipt.$Shape|null;
             *   receiptRefused?: cecochat.v1.RefusedReceipt.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null }|{ frame?: "ready"; ready: cecochat.v1.Ready.$Shape; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null }|{ frame?: "delivery"; ready?: null; delivery: cecochat.v1.StoredEvent.$Shape; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null }|{ frame?: "acked"; ready?: null; delivery?: null; acked: cecochat.v1.Acked.$Shape; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused?: null }|{ frame?: "rejected"; ready?: null; delivery?: null; acked?: null; rejected: cecochat.v1.Rejected.$Shape; progress?: null; moved?: null; receipt?: null; receiptRefused?: null }|{ frame?: "progress"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress: cecochat.v1.Progress.$Shape; moved?: null; receipt?: null; receiptRefused?: null }|{ frame?: "moved"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved: cecochat.v1.Moved.$Shape; receipt?: null; receiptRefused?: null }|{ frame?: "receipt"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt: cecochat.v1.StoredReceipt.$Shape; receiptRefused?: null }|{ frame?: "receiptRefused"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null; receipt?: null; receiptRefused: cecochat.v1.RefusedReceipt.$Shape })
             * )} cecochat.v1.ChatResponse.$Shape
             */

            /**
             * Constructs a new ChatResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a ChatResponse.
             * @constructor
             * @param {cecochat.v1.ChatResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChatResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChatResponse ready.
             * @member {cecochat.v1.Ready.$Properties|null|undefined} ready
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.ready = null;

            /**
             * ChatResponse delivery.
             * @member {cecochat.v1.StoredEvent.$Properties|null|undefined} delivery
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.delivery = null;

            /**
             * ChatResponse acked.
             * @member {cecochat.v1.Acked.$Properties|null|undefined} acked
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.acked = null;

            /**
             * ChatResponse rejected.
             * @member {cecochat.v1.Rejected.$Properties|null|undefined} rejected
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.rejected = null;

            /**
             * ChatResponse progress.
             * @member {cecochat.v1.Progress.$Properties|null|undefined} progress
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.progress = null;

            /**
             * ChatResponse moved.
             * @member {cecochat.v1.Moved.$Properties|null|undefined} moved
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.moved = null;

            /**
             * ChatResponse receipt.
             * @member {cecochat.v1.StoredReceipt.$Properties|null|undefined} receipt
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.receipt = null;

            /**
             * ChatResponse receiptRefused.
             * @member {cecochat.v1.RefusedReceipt.$Properties|null|undefined} receiptRefused
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            ChatResponse.prototype.receiptRefused = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ChatResponse frame.
             * @member {"ready"|"delivery"|"acked"|"rejected"|"progress"|"moved"|"receipt"|"receiptRefused"|undefined} frame
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            $Object.defineProperty(ChatResponse.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["ready", "delivery", "acked", "rejected", "progress", "moved", "receipt", "receiptRefused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ChatResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.ChatResponse
             * @static
             * @param {cecochat.v1.ChatResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.ChatResponse} ChatResponse instance
             * @type {{
             *   (properties: cecochat.v1.ChatResponse.$Shape): cecochat.v1.ChatResponse & cecochat.v1.ChatResponse.$Shape;
             *   (properties?: cecochat.v1.ChatResponse.$Properties): cecochat.v1.ChatResponse;
             * }}
             */
            ChatResponse.create = function(properties) {
                return new ChatResponse(properties);
            };

            /**
             * Encodes the specified ChatResponse message. Does not implicitly {@link cecochat.v1.ChatResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.ChatResponse
             * @static
             * @param {cecochat.v1.ChatResponse.$Properties} message ChatResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChatResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready"))
                    $root.cecochat.v1.Ready.encode(message.ready, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.delivery != null && $Object.hasOwnProperty.call(message, "delivery"))
                    $root.cecochat.v1.StoredEvent.encode(message.delivery, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.acked != null && $Object.hasOwnProperty.call(message, "acked"))
                    $root.cecochat.v1.Acked.encode(message.acked, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.rejected != null && $Object.hasOwnProperty.call(message, "rejected"))
                    $root.cecochat.v1.Rejected.encode(message.rejected, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                    $root.cecochat.v1.Progress.encode(message.progress, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.moved != null && $Object.hasOwnProperty.call(message, "moved"))
                    $root.cecochat.v1.Moved.encode(message.moved, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    $root.cecochat.v1.StoredReceipt.encode(message.receipt, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.receiptRefused != null && $Object.hasOwnProperty.call(message, "receiptRefused"))
                    $root.cecochat.v1.RefusedReceipt.encode(message.receiptRefused, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChatResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.ChatResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.ChatResponse & cecochat.v1.ChatResponse.$Shape} ChatResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChatResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.ChatResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.ready = $root.cecochat.v1.Ready.decode(reader, reader.size(), $undefined, _depth + 1, message.ready);
                            message.frame = "ready";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.delivery = $root.cecochat.v1.StoredEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.delivery);
                            message.frame = "delivery";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.acked = $root.cecochat.v1.Acked.decode(reader, reader.size(), $undefined, _depth + 1, message.acked);
                            message.frame = "acked";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.rejected = $root.cecochat.v1.Rejected.decode(reader, reader.size(), $undefined, _depth + 1, message.rejected);
                            message.frame = "rejected";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.progress = $root.cecochat.v1.Progress.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
                            message.frame = "progress";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.moved = $root.cecochat.v1.Moved.decode(reader, reader.size(), $undefined, _depth + 1, message.moved);
                            message.frame = "moved";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.receipt = $root.cecochat.v1.StoredReceipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receipt);
                            message.frame = "receipt";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.receiptRefused = $root.cecochat.v1.RefusedReceipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receiptRefused);
                            message.frame = "receiptRefused";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChatResponse;
        })();

        v1.RefusedReceipt = (function() {

            /**
             * Properties of a RefusedReceipt.
             * @typedef {Object} cecochat.v1.RefusedReceipt.$Properties
             * @property {cecochat.v1.Receipt.$Properties|null} [receipt] RefusedReceipt receipt
             * @property {string|null} [code] RefusedReceipt code
             * @property {string|null} [field] RefusedReceipt field
             * @property {string|null} [message] RefusedReceipt message
             * @property {number|null} [retryAfterMs] RefusedReceipt retryAfterMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RefusedReceipt.
             * @memberof cecochat.v1
             * @interface IRefusedReceipt
             * @augments cecochat.v1.RefusedReceipt.$Properties
             * @deprecated Use cecochat.v1.RefusedReceipt.$Properties instead.
             */

            /**
             * Shape of a RefusedReceipt.
             * @typedef {{
             *   receipt?: cecochat.v1.Receipt.$Shape|null;
             *   code?: string|null;
             *   field?: string|null;
             *   message?: string|null;
             *   retryAfterMs?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} cecochat.v1.RefusedReceipt.$Shape
             */

            /**
             * Constructs a new RefusedReceipt.
             * @memberof cecochat.v1
             * @classdesc Represents a RefusedReceipt.
             * @constructor
             * @param {cecochat.v1.RefusedReceipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RefusedReceipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RefusedReceipt receipt.
             * @member {cecochat.v1.Receipt.$Properties|null|undefined} receipt
             * @memberof cecochat.v1.RefusedReceipt
             * @instance
             */
            RefusedReceipt.prototype.receipt = null;

            /**
             * RefusedReceipt code.
             * @member {string} code
             * @memberof cecochat.v1.RefusedReceipt
             * @instance
             */
            RefusedReceipt.prototype.code = "";

            /**
             * RefusedReceipt field.
             * @member {string} field
             * @memberof cecochat.v1.RefusedReceipt
             * @instance
             */
            RefusedReceipt.prototype.field = "";

            /**
             * RefusedReceipt message.
             * @member {string} message
             * @memberof cecochat.v1.RefusedReceipt
             * @instance
             */
            RefusedReceipt.prototype.message = "";

            /**
             * RefusedReceipt retryAfterMs.
             * @member {number} retryAfterMs
             * @memberof cecochat.v1.RefusedReceipt
             * @instance
             */
            RefusedReceipt.prototype.retryAfterMs = 0;

            /**
             * Creates a new RefusedReceipt instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.RefusedReceipt
             * @static
             * @param {cecochat.v1.RefusedReceipt.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.RefusedReceipt} RefusedReceipt instance
             * @type {{
             *   (properties: cecochat.v1.RefusedReceipt.$Shape): cecochat.v1.RefusedReceipt & cecochat.v1.RefusedReceipt.$Shape;
             *   (properties?: cecochat.v1.RefusedReceipt.$Properties): cecochat.v1.RefusedReceipt;
             * }}
             */
            RefusedReceipt.create = function(properties) {
                return new RefusedReceipt(properties);
            };

            /**
             * Encodes the specified RefusedReceipt message. Does not implicitly {@link cecochat.v1.RefusedReceipt.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.RefusedReceipt
             * @static
             * @param {cecochat.v1.RefusedReceipt.$Properties} message RefusedReceipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RefusedReceipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    $root.cecochat.v1.Receipt.encode(message.receipt, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                if (message.field != null && $Object.hasOwnProperty.call(message, "field") && message.field !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.field);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.message);
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.retryAfterMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RefusedReceipt message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.RefusedReceipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.RefusedReceipt & cecochat.v1.RefusedReceipt.$Shape} RefusedReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RefusedReceipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.RefusedReceipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.receipt = $root.cecochat.v1.Receipt.decode(reader, reader.size(), $undefined, _depth + 1, message.receipt);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.field = value;
                            else
                                delete message.field;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryAfterMs = value;
                            else
                                delete message.retryAfterMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RefusedReceipt;
        })();

        v1.Ready = (function() {

            /**
             * Properties of a Ready.
             * @typedef {Object} cecochat.v1.Ready.$Properties
             * @property {Long|null} [position] Ready position
             * @property {Long|null} [lastSequence] Ready lastSequence
             * @property {number|null} [maxOutstanding] Ready maxOutstanding
             * @property {number|null} [partition] Ready partition
             * @property {Long|null} [epoch] Ready epoch
             * @property {Long|null} [livePosition] Ready livePosition
             * @property {Long|null} [lineage] Ready lineage
             * @property {Array.<string>|null} [frames] Ready frames
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Ready.
             * @memberof cecochat.v1
             * @interface IReady
             * @augments cecochat.v1.Ready.$Properties
             * @deprecated Use cecochat.v1.Ready.$Properties instead.
             */

            /**
             * Shape of a Ready.
             * @typedef {cecochat.v1.Ready.$Properties} cecochat.v1.Ready.$Shape
             */

            /**
             * Constructs a new Ready.
             * @memberof cecochat.v1
             * @classdesc Represents a Ready.
             * @constructor
             * @param {cecochat.v1.Ready.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ready = function (properties) {
                this.frames = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ready position.
             * @member {Long} position
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Ready lastSequence.
             * @member {Long} lastSequence
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.lastSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Ready maxOutstanding.
             * @member {number} maxOutstanding
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.maxOutstanding = 0;

            /**
             * Ready partition.
             * @member {number} partition
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.partition = 0;

            /**
             * Ready epoch.
             * @member {Long} epoch
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Ready livePosition.
             * @member {Long} livePosition
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.livePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Ready lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Ready frames.
             * @member {Array.<string>} frames
             * @memberof cecochat.v1.Ready
             * @instance
             */
            Ready.prototype.frames = $util.emptyArray;

            /**
             * Creates a new Ready instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Ready
             * @static
             * @param {cecochat.v1.Ready.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Ready} Ready instance
             * @type {{
             *   (properties: cecochat.v1.Ready.$Shape): cecochat.v1.Ready & cecochat.v1.Ready.$Shape;
             *   (properties?: cecochat.v1.Ready.$Properties): cecochat.v1.Ready;
             * }}
             */
            Ready.create = function(properties) {
                return new Ready(properties);
            };

            /**
             * Encodes the specified Ready message. Does not implicitly {@link cecochat.v1.Ready.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Ready
             * @static
             * @param {cecochat.v1.Ready.$Properties} message Ready message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ready.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.lastSequence != null && $Object.hasOwnProperty.call(message, "lastSequence") && (typeof message.lastSequence === "object" ? message.lastSequence.low || message.lastSequence.high : message.lastSequence !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.lastSequence);
                if (message.maxOutstanding != null && $Object.hasOwnProperty.call(message, "maxOutstanding") && message.maxOutstanding !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxOutstanding);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partition);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.epoch);
                if (message.livePosition != null && $Object.hasOwnProperty.call(message, "livePosition") && (typeof message.livePosition === "object" ? message.livePosition.low || message.livePosition.high : message.livePosition !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.livePosition);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.lineage);
                if (message.frames != null && message.frames.length)
                    for (let i = 0; i < message.frames.length; ++i)
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.frames[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Ready message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Ready
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Ready & cecochat.v1.Ready.$Shape} Ready
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ready.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Ready();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastSequence = value;
                            else
                                delete message.lastSequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxOutstanding = value;
                            else
                                delete message.maxOutstanding;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.livePosition = value;
                            else
                                delete message.livePosition;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.frames && message.frames.length))
                                message.frames = [];
                            message.frames.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Ready;
        })();

        v1.Acked = (function() {

            /**
             * Properties of an Acked.
             * @typedef {Object} cecochat.v1.Acked.$Properties
             * @property {Array.<cecochat.v1.Acknowledgement.$Properties>|null} [acks] Acked acks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Acked.
             * @memberof cecochat.v1
             * @interface IAcked
             * @augments cecochat.v1.Acked.$Properties
             * @deprecated Use cecochat.v1.Acked.$Properties instead.
             */

            /**
             * Shape of an Acked.
             * @typedef {cecochat.v1.Acked.$Properties} cecochat.v1.Acked.$Shape
             */

            /**
             * Constructs a new Acked.
             * @memberof cecochat.v1
             * @classdesc Represents an Acked.
             * @constructor
             * @param {cecochat.v1.Acked.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Acked = function (properties) {
                this.acks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Acked acks.
             * @member {Array.<cecochat.v1.Acknowledgement.$Properties>} acks
             * @memberof cecochat.v1.Acked
             * @instance
             */
            Acked.prototype.acks = $util.emptyArray;

            /**
             * Creates a new Acked instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Acked
             * @static
             * @param {cecochat.v1.Acked.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Acked} Acked instance
             * @type {{
             *   (properties: cecochat.v1.Acked.$Shape): cecochat.v1.Acked & cecochat.v1.Acked.$Shape;
             *   (properties?: cecochat.v1.Acked.$Properties): cecochat.v1.Acked;
             * }}
             */
            Acked.create = function(properties) {
                return new Acked(properties);
            };

            /**
             * Encodes the specified Acked message. Does not implicitly {@link cecochat.v1.Acked.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Acked
             * @static
             * @param {cecochat.v1.Acked.$Properties} message Acked message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Acked.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.acks != null && message.acks.length)
                    for (let i = 0; i < message.acks.length; ++i)
                        $root.cecochat.v1.Acknowledgement.encode(message.acks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Acked message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Acked
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Acked & cecochat.v1.Acked.$Shape} Acked
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Acked.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Acked();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.acks && message.acks.length))
                                message.acks = [];
                            message.acks.push($root.cecochat.v1.Acknowledgement.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Acked;
        })();

        v1.Acknowledgement = (function() {

            /**
             * Properties of an Acknowledgement.
             * @typedef {Object} cecochat.v1.Acknowledgement.$Properties
             * @property {Long|null} [sequence] Acknowledgement sequence
             * @property {Long|null} [messageId] Acknowledgement messageId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Acknowledgement.
             * @memberof cecochat.v1
             * @interface IAcknowledgement
             * @augments cecochat.v1.Acknowledgement.$Properties
             * @deprecated Use cecochat.v1.Acknowledgement.$Properties instead.
             */

            /**
             * Shape of an Acknowledgement.
             * @typedef {cecochat.v1.Acknowledgement.$Properties} cecochat.v1.Acknowledgement.$Shape
             */

            /**
             * Constructs a new Acknowledgement.
             * @memberof cecochat.v1
             * @classdesc Represents an Acknowledgement.
             * @constructor
             * @param {cecochat.v1.Acknowledgement.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Acknowledgement = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Acknowledgement sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.Acknowledgement
             * @instance
             */
            Acknowledgement.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Acknowledgement messageId.
             * @member {Long} messageId
             * @memberof cecochat.v1.Acknowledgement
             * @instance
             */
            Acknowledgement.prototype.messageId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Acknowledgement instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Acknowledgement
             * @static
             * @param {cecochat.v1.Acknowledgement.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Acknowledgement} Acknowledgement instance
             * @type {{
             *   (properties: cecochat.v1.Acknowledgement.$Shape): cecochat.v1.Acknowledgement & cecochat.v1.Acknowledgement.$Shape;
             *   (properties?: cecochat.v1.Acknowledgement.$Properties): cecochat.v1.Acknowledgement;
             * }}
             */
            Acknowledgement.create = function(properties) {
                return new Acknowledgement(properties);
            };

            /**
             * Encodes the specified Acknowledgement message. Does not implicitly {@link cecochat.v1.Acknowledgement.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Acknowledgement
             * @static
             * @param {cecochat.v1.Acknowledgement.$Properties} message Acknowledgement message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Acknowledgement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && (typeof message.messageId === "object" ? message.messageId.low || message.messageId.high : message.messageId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.messageId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Acknowledgement message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Acknowledgement
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Acknowledgement & cecochat.v1.Acknowledgement.$Shape} Acknowledgement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Acknowledgement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Acknowledgement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Acknowledgement;
        })();

        v1.Rejected = (function() {

            /**
             * Properties of a Rejected.
             * @typedef {Object} cecochat.v1.Rejected.$Properties
             * @property {Long|null} [sequence] Rejected sequence
             * @property {string|null} [code] Rejected code
             * @property {string|null} [field] Rejected field
             * @property {string|null} [message] Rejected message
             * @property {Long|null} [lastSequence] Rejected lastSequence
             * @property {number|null} [retryAfterMs] Rejected retryAfterMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Rejected.
             * @memberof cecochat.v1
             * @interface IRejected
             * @augments cecochat.v1.Rejected.$Properties
             * @deprecated Use cecochat.v1.Rejected.$Properties instead.
             */

            /**
             * Shape of a Rejected.
             * @typedef {cecochat.v1.Rejected.$Properties} cecochat.v1.Rejected.$Shape
             */

            /**
             * Constructs a new Rejected.
             * @memberof cecochat.v1
             * @classdesc Represents a Rejected.
             * @constructor
             * @param {cecochat.v1.Rejected.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Rejected = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Rejected sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.Rejected
             * @instance
             */
            Rejected.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Rejected code.
             * @member {string} code
             * @memberof cecochat.v1.Rejected
             * @instance
             */
            Rejected.prototype.code = "";

            /**
             * Rejected field.
             * @member {string} field
             * @memberof cecochat.v1.Rejected
             * @instance
             */
            Rejected.prototype.field = "";

            /**
             * Rejected message.
             * @member {string} message
             * @memberof cecochat.v1.Rejected
             * @instance
             */
            Rejected.prototype.message = "";

            /**
             * Rejected lastSequence.
             * @member {Long} lastSequence
             * @memberof cecochat.v1.Rejected
             * @instance
             */
            Rejected.prototype.lastSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Rejected retryAfterMs.
             * @member {number} retryAfterMs
             * @memberof cecochat.v1.Rejected
             * @instance
             */
            Rejected.prototype.retryAfterMs = 0;

            /**
             * Creates a new Rejected instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Rejected
             * @static
             * @param {cecochat.v1.Rejected.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Rejected} Rejected instance
             * @type {{
             *   (properties: cecochat.v1.Rejected.$Shape): cecochat.v1.Rejected & cecochat.v1.Rejected.$Shape;
             *   (properties?: cecochat.v1.Rejected.$Properties): cecochat.v1.Rejected;
             * }}
             */
            Rejected.create = function(properties) {
                return new Rejected(properties);
            };

            /**
             * Encodes the specified Rejected message. Does not implicitly {@link cecochat.v1.Rejected.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Rejected
             * @static
             * @param {cecochat.v1.Rejected.$Properties} message Rejected message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Rejected.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                if (message.field != null && $Object.hasOwnProperty.call(message, "field") && message.field !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.field);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.message);
                if (message.lastSequence != null && $Object.hasOwnProperty.call(message, "lastSequence") && (typeof message.lastSequence === "object" ? message.lastSequence.low || message.lastSequence.high : message.lastSequence !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.lastSequence);
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.retryAfterMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Rejected message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Rejected
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Rejected & cecochat.v1.Rejected.$Shape} Rejected
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Rejected.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Rejected();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.field = value;
                            else
                                delete message.field;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastSequence = value;
                            else
                                delete message.lastSequence;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryAfterMs = value;
                            else
                                delete message.retryAfterMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Rejected;
        })();

        v1.Progress = (function() {

            /**
             * Properties of a Progress.
             * @typedef {Object} cecochat.v1.Progress.$Properties
             * @property {Long|null} [offset] Progress offset
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Progress.
             * @memberof cecochat.v1
             * @interface IProgress
             * @augments cecochat.v1.Progress.$Properties
             * @deprecated Use cecochat.v1.Progress.$Properties instead.
             */

            /**
             * Shape of a Progress.
             * @typedef {cecochat.v1.Progress.$Properties} cecochat.v1.Progress.$Shape
             */

            /**
             * Constructs a new Progress.
             * @memberof cecochat.v1
             * @classdesc Represents a Progress.
             * @constructor
             * @param {cecochat.v1.Progress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Progress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Progress offset.
             * @member {Long} offset
             * @memberof cecochat.v1.Progress
             * @instance
             */
            Progress.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Progress instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Progress
             * @static
             * @param {cecochat.v1.Progress.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Progress} Progress instance
             * @type {{
             *   (properties: cecochat.v1.Progress.$Shape): cecochat.v1.Progress & cecochat.v1.Progress.$Shape;
             *   (properties?: cecochat.v1.Progress.$Properties): cecochat.v1.Progress;
             * }}
             */
            Progress.create = function(properties) {
                return new Progress(properties);
            };

            /**
             * Encodes the specified Progress message. Does not implicitly {@link cecochat.v1.Progress.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Progress
             * @static
             * @param {cecochat.v1.Progress.$Properties} message Progress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Progress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Progress message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Progress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Progress & cecochat.v1.Progress.$Shape} Progress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Progress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Progress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Progress;
        })();

        v1.Moved = (function() {

            /**
             * Properties of a Moved.
             * @typedef {Object} cecochat.v1.Moved.$Properties
             * @property {string|null} [address] Moved address
             * @property {Long|null} [epoch] Moved epoch
             * @property {number|null} [spreadMilliseconds] Moved spreadMilliseconds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Moved.
             * @memberof cecochat.v1
             * @interface IMoved
             * @augments cecochat.v1.Moved.$Properties
             * @deprecated Use cecochat.v1.Moved.$Properties instead.
             */

            /**
             * Shape of a Moved.
             * @typedef {cecochat.v1.Moved.$Properties} cecochat.v1.Moved.$Shape
             */

            /**
             * Constructs a new Moved.
             * @memberof cecochat.v1
             * @classdesc Represents a Moved.
             * @constructor
             * @param {cecochat.v1.Moved.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Moved = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Moved address.
             * @member {string} address
             * @memberof cecochat.v1.Moved
             * @instance
             */
            Moved.prototype.address = "";

            /**
             * Moved epoch.
             * @member {Long} epoch
             * @memberof cecochat.v1.Moved
             * @instance
             */
            Moved.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Moved spreadMilliseconds.
             * @member {number} spreadMilliseconds
             * @memberof cecochat.v1.Moved
             * @instance
             */
            Moved.prototype.spreadMilliseconds = 0;

            /**
             * Creates a new Moved instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.Moved
             * @static
             * @param {cecochat.v1.Moved.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.Moved} Moved instance
             * @type {{
             *   (properties: cecochat.v1.Moved.$Shape): cecochat.v1.Moved & cecochat.v1.Moved.$Shape;
             *   (properties?: cecochat.v1.Moved.$Properties): cecochat.v1.Moved;
             * }}
             */
            Moved.create = function(properties) {
                return new Moved(properties);
            };

            /**
             * Encodes the specified Moved message. Does not implicitly {@link cecochat.v1.Moved.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.Moved
             * @static
             * @param {cecochat.v1.Moved.$Properties} message Moved message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Moved.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.spreadMilliseconds != null && $Object.hasOwnProperty.call(message, "spreadMilliseconds") && message.spreadMilliseconds !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.spreadMilliseconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Moved message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.Moved
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.Moved & cecochat.v1.Moved.$Shape} Moved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Moved.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.Moved();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.spreadMilliseconds = value;
                            else
                                delete message.spreadMilliseconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Moved;
        })();

        v1.SendRequest = (function() {

            /**
             * Properties of a SendRequest.
             * @typedef {Object} cecochat.v1.SendRequest.$Properties
             * @property {string|null} [device] SendRequest device
             * @property {Long|null} [sequence] SendRequest sequence
             * @property {Long|null} [receiver] SendRequest receiver
             * @property {Long|null} [group] SendRequest group
             * @property {Long|null} [lineage] SendRequest lineage
             * @property {cecochat.v1.Text.$Properties|null} [text] SendRequest text
             * @property {cecochat.v1.Edit.$Properties|null} [edit] SendRequest edit
             * @property {cecochat.v1.Deletion.$Properties|null} [deletion] SendRequest deletion
             * @property {cecochat.v1.Reaction.$Properties|null} [reaction] SendRequest reaction
             * @property {"receiver"|"group"} [target] SendRequest target
             * @property {"text"|"edit"|"deletion"|"reaction"} [body] SendRequest body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SendRequest.
             * @memberof cecochat.v1
             * @interface ISendRequest
             * @augments cecochat.v1.SendRequest.$Properties
             * @deprecated Use cecochat.v1.SendRequest.$Properties instead.
             */

            /**
             * Narrowed shape of a SendRequest.
             * @typedef {{
             *   device?: string|null;
             *   sequence?: Long|null;
             *   receiver?: Long|null;
             *   group?: Long|null;
             *   lineage?: Long|null;
             *   text?: cecochat.v1.Text.$Shape|null;
             *   edit?: cecochat.v1.Edit.$Shape|null;
             *   deletion?: cecochat.v1.Deletion.$Shape|null;
             *   reaction?: cecochat.v1.Reaction.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
             * ) & (
             *   ({ body?: undefined; text?: null; edit?: null; deletion?: null; reaction?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape; edit?: null; deletion?: null; reaction?: null }|{ body?: "edit"; text?: null; edit: cecochat.v1.Edit.$Shape; deletion?: null; reaction?: null }|{ body?: "deletion"; text?: null; edit?: null; deletion: cecochat.v1.Deletion.$Shape; reaction?: null }|{ body?: "reaction"; text?: null; edit?: null; deletion?: null; reaction: cecochat.v1.Reaction.$Shape })
             * )} cecochat.v1.SendRequest.$Shape
             */

            /**
             * Constructs a new SendRequest.
             * @memberof cecochat.v1
             * @classdesc Represents a SendRequest.
             * @constructor
             * @param {cecochat.v1.SendRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SendRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SendRequest device.
             * @member {string} device
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.device = "";

            /**
             * SendRequest sequence.
             * @member {Long} sequence
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SendRequest receiver.
             * @member {Long|null|undefined} receiver
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.receiver = null;

            /**
             * SendRequest group.
             * @member {Long|null|undefined} group
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.group = null;

            /**
             * SendRequest lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SendRequest text.
             * @member {cecochat.v1.Text.$Properties|null|undefined} text
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.text = null;

            /**
             * SendRequest edit.
             * @member {cecochat.v1.Edit.$Properties|null|undefined} edit
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.edit = null;

            /**
             * SendRequest deletion.
             * @member {cecochat.v1.Deletion.$Properties|null|undefined} deletion
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.deletion = null;

            /**
             * SendRequest reaction.
             * @member {cecochat.v1.Reaction.$Properties|null|undefined} reaction
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            SendRequest.prototype.reaction = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * SendRequest target.
             * @member {"receiver"|"group"|undefined} target
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            $Object.defineProperty(SendRequest.prototype, "target", {
                get: $util.oneOfGetter($oneOfFields = ["receiver", "group"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * SendRequest body.
             * @member {"text"|"edit"|"deletion"|"reaction"|undefined} body
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            $Object.defineProperty(SendRequest.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["text", "edit", "deletion", "reaction"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new SendRequest instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SendRequest
             * @static
             * @param {cecochat.v1.SendRequest.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SendRequest} SendRequest instance
             * @type {{
             *   (properties: cecochat.v1.SendRequest.$Shape): cecochat.v1.SendRequest & cecochat.v1.SendRequest.$Shape;
             *   (properties?: cecochat.v1.SendRequest.$Properties): cecochat.v1.SendRequest;
             * }}
             */
            SendRequest.create = function(properties) {
                return new SendRequest(properties);
            };

            /**
             * Encodes the specified SendRequest message. Does not implicitly {@link cecochat.v1.SendRequest.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SendRequest
             * @static
             * @param {cecochat.v1.SendRequest.$Properties} message SendRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SendRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.device);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                if (message.receiver != null && $Object.hasOwnProperty.call(message, "receiver"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.receiver);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.lineage);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.group);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    $root.cecochat.v1.Text.encode(message.text, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit"))
                    $root.cecochat.v1.Edit.encode(message.edit, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.deletion != null && $Object.hasOwnProperty.call(message, "deletion"))
                    $root.cecochat.v1.Deletion.encode(message.deletion, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.reaction != null && $Object.hasOwnProperty.call(message, "reaction"))
                    $root.cecochat.v1.Reaction.encode(message.reaction, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SendRequest message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SendRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SendRequest & cecochat.v1.SendRequest.$Shape} SendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SendRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SendRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.receiver = reader.uint64();
                            message.target = "receiver";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.group = reader.uint64();
                            message.target = "group";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.text = $root.cecochat.v1.Text.decode(reader, reader.size(), $undefined, _depth + 1, message.text);
                            message.body = "text";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.edit = $root.cecochat.v1.Edit.decode(reader, reader.size(), $undefined, _depth + 1, message.edit);
                            message.body = "edit";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.deletion = $root.cecochat.v1.Deletion.decode(reader, reader.size(), $undefined, _depth + 1, message.deletion);
                            message.body = "deletion";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.reaction = $root.cecochat.v1.Reaction.decode(reader, reader.size(), $undefined, _depth + 1, message.reaction);
                            message.body = "reaction";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SendRequest;
        })();

        v1.SendResponse = (function() {

            /**
             * Properties of a SendResponse.
             * @typedef {Object} cecochat.v1.SendResponse.$Properties
             * @property {Long|null} [messageId] SendResponse messageId
             * @property {Long|null} [lineage] SendResponse lineage
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SendResponse.
             * @memberof cecochat.v1
             * @interface ISendResponse
             * @augments cecochat.v1.SendResponse.$Properties
             * @deprecated Use cecochat.v1.SendResponse.$Properties instead.
             */

            /**
             * Shape of a SendResponse.
             * @typedef {cecochat.v1.SendResponse.$Properties} cecochat.v1.SendResponse.$Shape
             */

            /**
             * Constructs a new SendResponse.
             * @memberof cecochat.v1
             * @classdesc Represents a SendResponse.
             * @constructor
             * @param {cecochat.v1.SendResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SendResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SendResponse messageId.
             * @member {Long} messageId
             * @memberof cecochat.v1.SendResponse
             * @instance
             */
            SendResponse.prototype.messageId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SendResponse lineage.
             * @member {Long} lineage
             * @memberof cecochat.v1.SendResponse
             * @instance
             */
            SendResponse.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new SendResponse instance using the specified properties.
             * @function create
             * @memberof cecochat.v1.SendResponse
             * @static
             * @param {cecochat.v1.SendResponse.$Properties=} [properties] Properties to set
             * @returns {cecochat.v1.SendResponse} SendResponse instance
             * @type {{
             *   (properties: cecochat.v1.SendResponse.$Shape): cecochat.v1.SendResponse & cecochat.v1.SendResponse.$Shape;
             *   (properties?: cecochat.v1.SendResponse.$Properties): cecochat.v1.SendResponse;
             * }}
             */
            SendResponse.create = function(properties) {
                return new SendResponse(properties);
            };

            /**
             * Encodes the specified SendResponse message. Does not implicitly {@link cecochat.v1.SendResponse.verify|verify} messages.
             * @function encode
             * @memberof cecochat.v1.SendResponse
             * @static
             * @param {cecochat.v1.SendResponse.$Properties} message SendResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SendResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && (typeof message.messageId === "object" ? message.messageId.low || message.messageId.high : message.messageId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messageId);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SendResponse message from the specified reader or buffer.
             * @function decode
             * @memberof cecochat.v1.SendResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {cecochat.v1.SendResponse & cecochat.v1.SendResponse.$Shape} SendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SendResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.cecochat.v1.SendResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SendResponse;
        })();

        return v1;
    })();

    return cecochat;
})();

export {
  $root as default
};

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
             * @property {"receiver"|"group"} [target] Event target
             * @property {"text"} [body] Event body
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
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
             * ) & (
             *   ({ body?: undefined; text?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape })
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
             * @member {"text"|undefined} body
             * @memberof cecochat.v1.Event
             * @instance
             */
            $Object.defineProperty(Event.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["text"]),
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

        v1.Record = (function() {

            /**
             * Properties of a Record.
             * @typedef {Object} cecochat.v1.Record.$Properties
             * @property {cecochat.v1.Event.$Properties|null} [event] Record event
             * @property {Array.<Long>|null} [recipients] Record recipients
             * @property {Long|null} [membershipEpoch] Record membershipEpoch
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

        v1.ChatRequest = (function() {

            /**
             * Properties of a ChatRequest.
             * @typedef {Object} cecochat.v1.ChatRequest.$Properties
             * @property {cecochat.v1.Listen.$Properties|null} [listen] ChatRequest listen
             * @property {cecochat.v1.OutgoingEvent.$Properties|null} [send] ChatRequest send
             * @property {"listen"|"send"} [frame] ChatRequest frame
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
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; listen?: null; send?: null }|{ frame?: "listen"; listen: cecochat.v1.Listen.$Shape; send?: null }|{ frame?: "send"; listen?: null; send: cecochat.v1.OutgoingEvent.$Shape })
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

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ChatRequest frame.
             * @member {"listen"|"send"|undefined} frame
             * @memberof cecochat.v1.ChatRequest
             * @instance
             */
            $Object.defineProperty(ChatRequest.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["listen", "send"]),
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
             * @property {"receiver"|"group"} [target] OutgoingEvent target
             * @property {"text"} [body] OutgoingEvent body
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
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
             * ) & (
             *   ({ body?: undefined; text?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape })
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
             * @member {"text"|undefined} body
             * @memberof cecochat.v1.OutgoingEvent
             * @instance
             */
            $Object.defineProperty(OutgoingEvent.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["text"]),
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
             * @property {"ready"|"delivery"|"acked"|"rejected"|"progress"|"moved"} [frame] ChatResponse frame
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
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null }|{ frame?: "ready"; ready: cecochat.v1.Ready.$Shape; delivery?: null; acked?: null; rejected?: null; progress?: null; moved?: null }|{ frame?: "delivery"; ready?: null; delivery: cecochat.v1.StoredEvent.$Shape; acked?: null; rejected?: null; progress?: null; moved?: null }|{ frame?: "acked"; ready?: null; delivery?: null; acked: cecochat.v1.Acked.$Shape; rejected?: null; progress?: null; moved?: null }|{ frame?: "rejected"; ready?: null; delivery?: null; acked?: null; rejected: cecochat.v1.Rejected.$Shape; progress?: null; moved?: null }|{ frame?: "progress"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress: cecochat.v1.Progress.$Shape; moved?: null }|{ frame?: "moved"; ready?: null; delivery?: null; acked?: null; rejected?: null; progress?: null; moved: cecochat.v1.Moved.$Shape })
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

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ChatResponse frame.
             * @member {"ready"|"delivery"|"acked"|"rejected"|"progress"|"moved"|undefined} frame
             * @memberof cecochat.v1.ChatResponse
             * @instance
             */
            $Object.defineProperty(ChatResponse.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["ready", "delivery", "acked", "rejected", "progress", "moved"]),
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
             * @property {"receiver"|"group"} [target] SendRequest target
             * @property {"text"} [body] SendRequest body
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
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ target?: undefined; receiver?: null; group?: null }|{ target?: "receiver"; receiver: Long; group?: null }|{ target?: "group"; receiver?: null; group: Long })
             * ) & (
             *   ({ body?: undefined; text?: null }|{ body?: "text"; text: cecochat.v1.Text.$Shape })
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
             * @member {"text"|undefined} body
             * @memberof cecochat.v1.SendRequest
             * @instance
             */
            $Object.defineProperty(SendRequest.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["text"]),
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

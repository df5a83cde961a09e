// aaed385fccd3142c27721d26241c6c2e
export interface paths {
    "/api/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SummaryController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SessionController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/acting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DemoController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_scrape"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgreementsController_list"];
        put?: never;
        post: operations["AgreementsController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgreementsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgreementsController_events"];
        put?: never;
        post: operations["AgreementsController_transition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgreementsController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{id}/ladder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgreementsController_ladder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{id}/obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgreementsController_obligations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FollowUpsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-ups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FollowUpsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-ups/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["FollowUpsController_transition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/governments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GovernmentsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/governments/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GovernmentsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/governments/{code}/vacancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["GovernmentsController_vacancy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RegionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coordination/ladder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CoordinationController_ladder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ClockController_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ClockController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock/tick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ClockController_tick"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PoliciesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImportsController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TokensController_list"];
        put?: never;
        post: operations["TokensController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BackupsController_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeliveriesController_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeliveriesController_dead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeliveriesController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["InboxController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["NoticesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["NoticesController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description Stable and namespaced. */
            code: string;
            /** @description Of a failure: the X-Request-Id by which it is found in the log. */
            requestId?: string;
            reasons?: {
                code: string;
                en: string;
                zh: string;
                /** @description What would satisfy the rule. */
                satisfy: {
                    en: string;
                    zh: string;
                };
            }[];
            /** @description What can be sent now. */
            allowed?: {
                event: string;
                /** @description False when the record as it stands already refuses the event. */
                ready: boolean;
                reasons: {
                    code: string;
                    en: string;
                    zh: string;
                    /** @description What would satisfy the rule. */
                    satisfy: {
                        en: string;
                        zh: string;
                    };
                }[];
            }[];
            /** @description Each fault of the request with its place. */
            issues?: {
                at: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    SummaryController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        at: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        today: string;
                        total: number;
                        byStage: {
                            [key: string]: number;
                        };
                        byState: {
                            [key: string]: number;
                        };
                        signedNotImplemented: {
                            count: number;
                            /** @description Of these, whose clock has run out. */
                            overdue: number;
                            /** @description By the day of signing, the youngest first; the ends are filters of the list. */
                            bands: {
                                count: number;
                                /** @description Of these, whose clock has run out. */
                                overdue: number;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                signedFrom: string | null;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                signedTo: string;
                            }[];
                            undated: {
                                count: number;
                                /** @description Of these, whose clock has run out. */
                                overdue: number;
                            };
                            /** @description With a party of that level: an agreement between levels counts at each. */
                            byLevel: {
                                /** @enum {string} */
                                level: "county" | "prefecture" | "province" | "national";
                                count: number;
                                /** @description Of these, whose clock has run out. */
                                overdue: number;
                            }[];
                            oldest: {
                                id: string;
                                title: string;
                                signedOn: {
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    from: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    to: string;
                                    /** @enum {string} */
                                    precision: "day" | "month" | "year" | "interval";
                                } | null;
                                /** @description Since the last day on which it may have been signed. */
                                days: number | null;
                                overdue: boolean;
                                nobodyAsked: string | null;
                                pressedBy: {
                                    followUp: string;
                                    office: string;
                                    name: string;
                                    /**
                                     * @description The level of a rung, or the joint office before all levels.
                                     * @enum {string}
                                     */
                                    level: "joint" | "county" | "prefecture" | "province" | "national";
                                    rung: number;
                                    state: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    since: string;
                                }[];
                            }[];
                        };
                        pressing: {
                            offices: number;
                            open: number;
                            byLevel: {
                                /**
                                 * @description The level of a rung, or the joint office before all levels.
                                 * @enum {string}
                                 */
                                level: "joint" | "county" | "prefecture" | "province" | "national";
                                offices: number;
                                open: number;
                            }[];
                            most: {
                                office: string;
                                name: string;
                                /**
                                 * @description The level of a rung, or the joint office before all levels.
                                 * @enum {string}
                                 */
                                level: "joint" | "county" | "prefecture" | "province" | "national";
                                open: number;
                                /**
                                 * Format: date-time
                                 * @description When the oldest of its open follow-ups was requested.
                                 */
                                since: string | null;
                                days: number | null;
                            }[];
                        };
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        admin: boolean;
                        office: {
                            code: string;
                            name: string;
                            /**
                             * @description The level of a rung, or the joint office before all levels.
                             * @enum {string}
                             */
                            level: "joint" | "county" | "prefecture" | "province" | "national";
                        };
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DemoController_act: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description GB/T 2260 code of a government. */
                    office: string;
                    /**
                     * @default first
                     * @enum {string}
                     */
                    person?: "first" | "second";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        admin: boolean;
                        office: {
                            code: string;
                            name: string;
                            /**
                             * @description The level of a rung, or the joint office before all levels.
                             * @enum {string}
                             */
                            level: "joint" | "county" | "prefecture" | "province" | "national";
                        };
                        /** @description The secret of that person. */
                        token: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "starting" | "failing";
                        version: string;
                        /**
                         * @description Where a queue carries the messages: while it does not they wait, and all else goes on.
                         * @enum {string}
                         */
                        queue?: "ok" | "slow" | "full" | "unreachable";
                    };
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "starting" | "failing";
                        version: string;
                        /**
                         * @description Where a queue carries the messages: while it does not they wait, and all else goes on.
                         * @enum {string}
                         */
                        queue?: "ok" | "slow" | "full" | "unreachable";
                    };
                };
            };
            /** @description It does not. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "starting" | "failing";
                        version: string;
                        /**
                         * @description Where a queue carries the messages: while it does not they wait, and all else goes on.
                         * @enum {string}
                         */
                        queue?: "ok" | "slow" | "full" | "unreachable";
                    };
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthController_scrape: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    AgreementsController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                stage?: "proposed" | "signed" | "implementing" | "evaluated" | "onHold" | "shelved" | "terminated" | "superseded" | "lapsed";
                /** @description A state within a stage: signed.overdue. */
                state?: string;
                form?: string;
                domain?: string;
                region?: string;
                /** @description Party itself, or beneath it. */
                government?: string;
                /** @description With a party of that level that promised something. */
                level?: "county" | "prefecture" | "province" | "national";
                /** @description Signed on that day or later. */
                signedFrom?: string;
                /** @description Signed on that day or earlier. */
                signedTo?: string;
                /** @description An office that is asked or at work on one of its follow-ups. */
                pressedBy?: string;
                /** @description Part of the title or the id. */
                q?: string;
                without?: "obligations" | "evidence" | "date" | "ladder";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            form: string;
                            domains: string[];
                            stage: string;
                            state: string;
                            version: number;
                            parties: {
                                /** @description GB/T 2260 code of a government. */
                                code: string;
                                name: string;
                                /** @enum {string} */
                                level: "county" | "prefecture" | "province" | "national";
                                /** @enum {string} */
                                role: "lead" | "participant" | "supporting" | "witness";
                                department?: {
                                    name: string;
                                    /** @description It answers to its own ministry (垂直管理). */
                                    vertical: boolean;
                                };
                                codeThen?: string;
                                told?: string;
                                joined?: string;
                                /** @description It withdrew while the rest went on. */
                                left?: {
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    reason: string;
                                    document?: string;
                                };
                            }[];
                            partiesComplete: boolean;
                            signedOn: {
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                from: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                to: string;
                                /** @enum {string} */
                                precision: "day" | "month" | "year" | "interval";
                            } | null;
                            term: {
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 * @default null
                                 */
                                from: string | null;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 * @default null
                                 */
                                to: string | null;
                            };
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_propose: {
        parameters: {
            query?: never;
            header?: {
                /** @description A replay within 24 hours gets the stored answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /**
                     * @default agreement
                     * @enum {string}
                     */
                    form?: "agreement" | "framework_agreement" | "memorandum" | "action_plan" | "mechanism" | "standing_zone" | "standing_conference" | "demonstration_zone" | "pilot" | "implementing_agreement";
                    /** @default [] */
                    domains?: string[];
                    parties: {
                        /** @description GB/T 2260 code of a government. */
                        code: string;
                        /**
                         * @default participant
                         * @enum {string}
                         */
                        role?: "lead" | "participant" | "supporting" | "witness";
                        department?: {
                            name: string;
                            /** @description It answers to its own ministry (垂直管理). */
                            vertical: boolean;
                        };
                    }[];
                    /**
                     * @description The lead party; without it the party of role lead.
                     * @default null
                     */
                    lead?: string | null;
                    /**
                     * @default {
                     *       "from": null,
                     *       "to": null
                     *     }
                     */
                    term?: {
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         * @default null
                         */
                        from?: string | null;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         * @default null
                         */
                        to?: string | null;
                    };
                    /**
                     * @default {
                     *       "kind": "all"
                     *     }
                     */
                    rule?: {
                        /** @enum {string} */
                        kind: "all";
                    } | {
                        /** @enum {string} */
                        kind: "kOfN";
                        k: number;
                    } | {
                        /** @enum {string} */
                        kind: "onDate";
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        date: string;
                    };
                    /**
                     * @description The framework agreement that this one carries out.
                     * @default null
                     */
                    under?: string | null;
                    /** @default [] */
                    obligations?: {
                        title: string;
                        /** @description GB/T 2260 code of a government. */
                        leadUnit: string;
                        /** @description GB/T 2260 code of a government. */
                        responsibleUnit?: string;
                        supportingUnits?: string[];
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        dueOn: string;
                    }[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        stage: string;
                        state: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        at: string;
                        /** @description Ids given to what the command added: obligations, evidence. */
                        created: string[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        form: string;
                        domains: string[];
                        stage: string;
                        state: string;
                        version: number;
                        parties: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                            /** @enum {string} */
                            level: "county" | "prefecture" | "province" | "national";
                            /** @enum {string} */
                            role: "lead" | "participant" | "supporting" | "witness";
                            department?: {
                                name: string;
                                /** @description It answers to its own ministry (垂直管理). */
                                vertical: boolean;
                            };
                            codeThen?: string;
                            told?: string;
                            joined?: string;
                            /** @description It withdrew while the rest went on. */
                            left?: {
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                reason: string;
                                document?: string;
                            };
                        }[];
                        partiesComplete: boolean;
                        signedOn: {
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            to: string;
                            /** @enum {string} */
                            precision: "day" | "month" | "year" | "interval";
                        } | null;
                        term: {
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             * @default null
                             */
                            from: string | null;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             * @default null
                             */
                            to: string | null;
                        };
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        updatedAt: string;
                        /** @description GB/T 2260 code of a government. */
                        lead: string | null;
                        rule: {
                            /** @enum {string} */
                            kind: "all";
                        } | {
                            /** @enum {string} */
                            kind: "kOfN";
                            k: number;
                        } | {
                            /** @enum {string} */
                            kind: "onDate";
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            date: string;
                        };
                        under: string | null;
                        signatures: {
                            /** @description GB/T 2260 code of a government. */
                            party: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            signer: string;
                            manner: string;
                            document?: string;
                        }[];
                        withoutObligations: string | null;
                        obligations: {
                            id: string;
                            title: string;
                            /** @description GB/T 2260 code of a government. */
                            leadUnit: string;
                            /** @description GB/T 2260 code of a government. */
                            responsibleUnit?: string;
                            supportingUnits?: string[];
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            dueOn: string;
                        }[];
                        evidence: {
                            id: string;
                            /** @description GB/T 2260 code of a government. */
                            party: string | null;
                            kind: string;
                            title: string;
                            date: string | null;
                            link?: string;
                            file?: {
                                name: string;
                                sha256: string;
                            };
                            agreement?: string;
                            /** @enum {string} */
                            status: "submitted" | "accepted" | "returned";
                            judged?: {
                                office: string;
                                actor: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                remark?: string;
                            };
                        }[];
                        waits: number;
                        /** @description Why nobody could be asked when its clock ran out. */
                        nobodyAsked: string | null;
                        joint: ({
                            id: string;
                            name: string;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                        hold: ({
                            reason: string;
                            approver: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            until: string;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                        end: ({
                            reason: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                        evaluation: ({
                            completion: string;
                            evaluator: string;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                        /** @description What the carried-in source told beyond this. */
                        source: {
                            [key: string]: unknown;
                        } | null;
                        timers: {
                            timer: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            dueOn: string;
                            workingDays: number | null;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            from: string;
                            /** @description Counted over a year whose holidays are not published yet. */
                            estimated: boolean;
                            policy: string | null;
                        }[];
                        pressedBy: {
                            followUp: string;
                            office: string;
                            name: string;
                            /**
                             * @description The level of a rung, or the joint office before all levels.
                             * @enum {string}
                             */
                            level: "joint" | "county" | "prefecture" | "province" | "national";
                            rung: number;
                            state: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            since: string;
                            presses: string[];
                        }[];
                        allowed: {
                            event: string;
                            /** @description False when the record as it stands already refuses the event. */
                            ready: boolean;
                            reasons: {
                                code: string;
                                en: string;
                                zh: string;
                                /** @description What would satisfy the rule. */
                                satisfy: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_events: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            /** @description The entry as it is stored in canonical form. */
                            entry: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_transition: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag the record was read with. */
                "If-Match": string;
                /** @description A replay within 24 hours gets the stored answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "CIRCULATE";
                    /** @default {} */
                    payload?: Record<string, never>;
                } | {
                    /** @enum {string} */
                    type: "RETURN";
                    payload: {
                        reason: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "OPEN_FOR_SIGNATURE";
                    /** @default {} */
                    payload?: Record<string, never>;
                } | {
                    /** @enum {string} */
                    type: "SIGN";
                    payload: {
                        /** @description GB/T 2260 code of a government. */
                        party: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        on: string;
                        signer: string;
                        /** @enum {string} */
                        manner: "wet" | "electronic" | "offline";
                        document?: string;
                        /** @description Why it is signed without a single obligation. */
                        withoutObligations?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "PLAN";
                    payload: {
                        obligations: {
                            title: string;
                            /** @description GB/T 2260 code of a government. */
                            leadUnit: string;
                            /** @description GB/T 2260 code of a government. */
                            responsibleUnit?: string;
                            supportingUnits?: string[];
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            dueOn: string;
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "SUBMIT_EVIDENCE";
                    payload: {
                        /** @description GB/T 2260 code of a government. */
                        party: string;
                        /** @enum {string} */
                        kind: "report" | "fund" | "project" | "implementingAgreement";
                        title: string;
                        file?: {
                            name: string;
                            sha256: string;
                        };
                        /** Format: uri */
                        link?: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        date: string;
                        /** @description The implementing agreement meant, for that kind. */
                        agreement?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "ACCEPT_EVIDENCE";
                    payload: {
                        evidence: string;
                        remark?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "RETURN_EVIDENCE";
                    payload: {
                        evidence: string;
                        remark: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "START_IMPLEMENTATION";
                    /** @default {} */
                    payload?: Record<string, never>;
                } | {
                    /** @enum {string} */
                    type: "HOLD";
                    payload: {
                        reason: string;
                        approver: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        until: string;
                        document?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "RESUME";
                    /** @default {} */
                    payload?: Record<string, never>;
                } | {
                    /** @enum {string} */
                    type: "EVALUATE";
                    payload: {
                        /** @enum {string} */
                        completion: "complete" | "substantial" | "limited" | "notStarted" | "noEvidence";
                        /** @default {} */
                        scores?: {
                            [key: string]: number;
                        };
                        evaluator: string;
                        /** @description Declaration of independence. */
                        declaration: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "SHELVE";
                    payload: {
                        reason: string;
                        document?: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        effectiveOn?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "TERMINATE";
                    payload: {
                        reason: string;
                        document?: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        effectiveOn?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "SUPERSEDE";
                    payload: {
                        reason: string;
                        document?: string;
                        /**
                         * Format: date
                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                         */
                        effectiveOn?: string;
                        by: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "DESIGNATE";
                    payload: {
                        id: string;
                        name: string;
                        /** @description The document that designates it. */
                        document: string;
                        /**
                         * Format: date
                         * @description The last day it serves.
                         */
                        until: string | null;
                    };
                } | {
                    /** @enum {string} */
                    type: "WITHDRAW_PARTY";
                    payload: {
                        /** @description GB/T 2260 code of a government. */
                        party: string;
                        reason: string;
                        document: string;
                        /**
                         * Format: date
                         * @description From which day it owes nothing any more; not in the future. Today where it is not given.
                         */
                        effectiveOn?: string;
                        /** @description Who leads from then on, where it is the lead that leaves. */
                        lead?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        stage: string;
                        state: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        at: string;
                        /** @description Ids given to what the command added: obligations, evidence. */
                        created: string[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_history: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            /** @description The entry as it is stored in canonical form. */
                            entry: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_ladder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parties: string[];
                        common: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                            /** @enum {string} */
                            level: "county" | "prefecture" | "province" | "national";
                        } | null;
                        rungs: {
                            /**
                             * @description The level of a rung, or the joint office before all levels.
                             * @enum {string}
                             */
                            level: "joint" | "county" | "prefecture" | "province" | "national";
                            offices: {
                                code: string;
                                name: string;
                                /**
                                 * @description The level of a rung, or the joint office before all levels.
                                 * @enum {string}
                                 */
                                level: "joint" | "county" | "prefecture" | "province" | "national";
                                presses: string[];
                                vacant: boolean;
                            }[];
                            because: {
                                /** @description GB/T 2260 code of a government. */
                                party: string;
                                office: string;
                                path: string[];
                                passedOver: {
                                    code: string;
                                    /** @enum {string} */
                                    why: "below_level" | "is_party";
                                }[];
                                text: string;
                            }[];
                        }[];
                        /**
                         * @description Why there is no rung.
                         * @enum {string}
                         */
                        none?: "parties_unknown" | "nobody_pressable" | "vertical_department" | "cut_by_policy";
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AgreementsController_obligations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            /** @description GB/T 2260 code of a government. */
                            leadUnit: string;
                            /** @description GB/T 2260 code of a government. */
                            responsibleUnit?: string;
                            supportingUnits?: string[];
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            dueOn: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FollowUpsController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                agreement?: string;
                /** @description The supervising office: its inbox. */
                office?: string;
                /** @description The responsible unit: what it is pressed for. */
                party?: string;
                state?: "open" | "requested" | "handling" | "returned" | "review" | "concluded" | "struckOff" | "escalated" | "declined" | "suspended" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            version: number;
                            state: string;
                            case: string;
                            agreement: string;
                            /** @enum {string} */
                            rule: "signatureStalled" | "signedNotImplemented";
                            subject: string;
                            waits: number;
                            office: {
                                code: string;
                                name: string;
                                vacant: boolean;
                            };
                            /**
                             * @description The level of a rung, or the joint office before all levels.
                             * @enum {string}
                             */
                            level: "joint" | "county" | "prefecture" | "province" | "national";
                            /** @description 0 is the first rung of the case. */
                            rung: number;
                            presses: {
                                /** @description GB/T 2260 code of a government. */
                                code: string;
                                name: string;
                            }[];
                            skipped: {
                                office: string;
                                why: string;
                            }[];
                            /** @description The derivation: why this office was asked. */
                            because: string[];
                            policy: {
                                id: string;
                                version: number;
                                because: string;
                            };
                            notice: {
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                requestedAt: string;
                                requests: number;
                                reminders: number;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                remindedAt: string | null;
                                /** @description The parties that got a copy. */
                                copies: string[];
                            };
                            slip: {
                                number: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                actor: string;
                            } | null;
                            /** @description Which party has the slip, since when. */
                            receipts: {
                                /** @description GB/T 2260 code of a government. */
                                party: string;
                                actor: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at: string;
                                /** @enum {string} */
                                by: "acknowledgement" | "response";
                            }[];
                            declined: {
                                reason: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                actor: string;
                            } | null;
                            responses: {
                                /** @description GB/T 2260 code of a government. */
                                party: string;
                                actor: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at?: string;
                                text: string;
                                evidence: {
                                    title: string;
                                    /** Format: uri */
                                    link?: string;
                                    file?: {
                                        name: string;
                                        sha256: string;
                                    };
                                }[];
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                nextOn?: string;
                            }[];
                            returned: {
                                remark: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                actor: string;
                                responses: {
                                    /** @description GB/T 2260 code of a government. */
                                    party: string;
                                    actor: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    at?: string;
                                    text: string;
                                    evidence: {
                                        title: string;
                                        /** Format: uri */
                                        link?: string;
                                        file?: {
                                            name: string;
                                            sha256: string;
                                        };
                                    }[];
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    nextOn?: string;
                                }[];
                            }[];
                            concluded: {
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                actor: string;
                                remark?: string;
                            } | null;
                            struckOff: {
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                actor: string;
                                evidence: string;
                                failureType: string | null;
                            } | null;
                            silent: {
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                since: string;
                                /** @enum {string} */
                                during: "requested" | "handling";
                            }[];
                            /** @enum {string|null} */
                            outcome: "rectified" | "continuing" | "notRectified" | null;
                            /** @description The states it came by, with their times; empty where the office was asked before times were kept. */
                            nodes: {
                                state: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                until: string | null;
                            }[];
                            timers: {
                                timer: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                dueOn: string;
                                workingDays: number | null;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                from: string;
                                /** @description Counted over a year whose holidays are not published yet. */
                                estimated: boolean;
                                policy: string | null;
                            }[];
                            allowed: {
                                event: string;
                                /** @description False when the record as it stands already refuses the event. */
                                ready: boolean;
                                reasons: {
                                    code: string;
                                    en: string;
                                    zh: string;
                                    /** @description What would satisfy the rule. */
                                    satisfy: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                            }[];
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FollowUpsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        state: string;
                        case: string;
                        agreement: string;
                        /** @enum {string} */
                        rule: "signatureStalled" | "signedNotImplemented";
                        subject: string;
                        waits: number;
                        office: {
                            code: string;
                            name: string;
                            vacant: boolean;
                        };
                        /**
                         * @description The level of a rung, or the joint office before all levels.
                         * @enum {string}
                         */
                        level: "joint" | "county" | "prefecture" | "province" | "national";
                        /** @description 0 is the first rung of the case. */
                        rung: number;
                        presses: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                        }[];
                        skipped: {
                            office: string;
                            why: string;
                        }[];
                        /** @description The derivation: why this office was asked. */
                        because: string[];
                        policy: {
                            id: string;
                            version: number;
                            because: string;
                        };
                        notice: {
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            requestedAt: string;
                            requests: number;
                            reminders: number;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            remindedAt: string | null;
                            /** @description The parties that got a copy. */
                            copies: string[];
                        };
                        slip: {
                            number: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            actor: string;
                        } | null;
                        /** @description Which party has the slip, since when. */
                        receipts: {
                            /** @description GB/T 2260 code of a government. */
                            party: string;
                            actor: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                            /** @enum {string} */
                            by: "acknowledgement" | "response";
                        }[];
                        declined: {
                            reason: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            actor: string;
                        } | null;
                        responses: {
                            /** @description GB/T 2260 code of a government. */
                            party: string;
                            actor: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at?: string;
                            text: string;
                            evidence: {
                                title: string;
                                /** Format: uri */
                                link?: string;
                                file?: {
                                    name: string;
                                    sha256: string;
                                };
                            }[];
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            nextOn?: string;
                        }[];
                        returned: {
                            remark: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            actor: string;
                            responses: {
                                /** @description GB/T 2260 code of a government. */
                                party: string;
                                actor: string;
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                on: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at?: string;
                                text: string;
                                evidence: {
                                    title: string;
                                    /** Format: uri */
                                    link?: string;
                                    file?: {
                                        name: string;
                                        sha256: string;
                                    };
                                }[];
                                /**
                                 * Format: date
                                 * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                 */
                                nextOn?: string;
                            }[];
                        }[];
                        concluded: {
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            actor: string;
                            remark?: string;
                        } | null;
                        struckOff: {
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            on: string;
                            actor: string;
                            evidence: string;
                            failureType: string | null;
                        } | null;
                        silent: {
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            since: string;
                            /** @enum {string} */
                            during: "requested" | "handling";
                        }[];
                        /** @enum {string|null} */
                        outcome: "rectified" | "continuing" | "notRectified" | null;
                        /** @description The states it came by, with their times; empty where the office was asked before times were kept. */
                        nodes: {
                            state: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            until: string | null;
                        }[];
                        timers: {
                            timer: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            dueOn: string;
                            workingDays: number | null;
                            /**
                             * Format: date
                             * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                             */
                            from: string;
                            /** @description Counted over a year whose holidays are not published yet. */
                            estimated: boolean;
                            policy: string | null;
                        }[];
                        allowed: {
                            event: string;
                            /** @description False when the record as it stands already refuses the event. */
                            ready: boolean;
                            reasons: {
                                code: string;
                                en: string;
                                zh: string;
                                /** @description What would satisfy the rule. */
                                satisfy: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                        }[];
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        updatedAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FollowUpsController_transition: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag the record was read with. */
                "If-Match": string;
                /** @description A replay within 24 hours gets the stored answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "OPEN";
                    /** @default {} */
                    payload?: Record<string, never>;
                } | {
                    /** @enum {string} */
                    type: "DECLINE";
                    payload: {
                        reason: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "ACKNOWLEDGE";
                    payload: {
                        /** @description GB/T 2260 code of a government. */
                        party: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "RESPOND";
                    payload: {
                        /** @description GB/T 2260 code of a government. */
                        party: string;
                        text: string;
                        evidence: {
                            title: string;
                            /** Format: uri */
                            link?: string;
                            file?: {
                                name: string;
                                sha256: string;
                            };
                        }[];
                        /**
                         * Format: date
                         * @description The day by which the party will report again.
                         */
                        nextOn?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "RETURN";
                    payload: {
                        remark: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "CONCLUDE";
                    /** @default {} */
                    payload?: {
                        remark?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "STRIKE_OFF";
                    payload: {
                        /** @enum {string} */
                        outcome: "rectified" | "continuing" | "notRectified";
                        /** @description What it is struck off against. */
                        evidence: string;
                        /** @enum {string} */
                        failureType?: "nonPerformance" | "wrongPerformance" | "weakPerformance" | "latePerformance";
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        stage: string;
                        state: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        at: string;
                        /** @description Ids given to what the command added: obligations, evidence. */
                        created: string[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GovernmentsController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Part of the name, a code, pinyin or its initials. */
                q?: string;
                level?: "county" | "prefecture" | "province" | "national";
                /** @description GB/T 2260 code of a government. */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                            nameEn: string;
                            /** @enum {string} */
                            level: "county" | "prefecture" | "province" | "national";
                            /** @description GB/T 2260 code of a government. */
                            parent: string | null;
                            kind: string;
                            direct: string;
                            pinyin: string;
                            vacant: boolean;
                            children: number;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GovernmentsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description GB/T 2260 code of a government. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description GB/T 2260 code of a government. */
                        code: string;
                        name: string;
                        nameEn: string;
                        /** @enum {string} */
                        level: "county" | "prefecture" | "province" | "national";
                        /** @description GB/T 2260 code of a government. */
                        parent: string | null;
                        kind: string;
                        direct: string;
                        pinyin: string;
                        vacant: boolean;
                        children: number;
                        superiors: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                            /** @enum {string} */
                            level: "county" | "prefecture" | "province" | "national";
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GovernmentsController_vacancy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description GB/T 2260 code of a government. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    vacant: boolean;
                    /**
                     * Format: date
                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                     * @default null
                     */
                    since?: string | null;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description GB/T 2260 code of a government. */
                        code: string;
                        name: string;
                        nameEn: string;
                        /** @enum {string} */
                        level: "county" | "prefecture" | "province" | "national";
                        /** @description GB/T 2260 code of a government. */
                        parent: string | null;
                        kind: string;
                        direct: string;
                        pinyin: string;
                        vacant: boolean;
                        children: number;
                        superiors: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                            /** @enum {string} */
                            level: "county" | "prefecture" | "province" | "national";
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegionsController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            source: string;
                            /** @description How many members its definition counts; null when it does not say. */
                            count: number | null;
                            confirmed: number;
                            members: {
                                /** @description GB/T 2260 code of a government. */
                                government: string;
                                name: string;
                                source: string;
                                note: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CoordinationController_ladder: {
        parameters: {
            query: {
                parties: string;
                /** @description A day on the civil calendar in the office's zone, of the years 1000 to 9998. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parties: string[];
                        common: {
                            /** @description GB/T 2260 code of a government. */
                            code: string;
                            name: string;
                            /** @enum {string} */
                            level: "county" | "prefecture" | "province" | "national";
                        } | null;
                        rungs: {
                            /**
                             * @description The level of a rung, or the joint office before all levels.
                             * @enum {string}
                             */
                            level: "joint" | "county" | "prefecture" | "province" | "national";
                            offices: {
                                code: string;
                                name: string;
                                /**
                                 * @description The level of a rung, or the joint office before all levels.
                                 * @enum {string}
                                 */
                                level: "joint" | "county" | "prefecture" | "province" | "national";
                                presses: string[];
                                vacant: boolean;
                            }[];
                            because: {
                                /** @description GB/T 2260 code of a government. */
                                party: string;
                                office: string;
                                path: string[];
                                passedOver: {
                                    code: string;
                                    /** @enum {string} */
                                    why: "below_level" | "is_party";
                                }[];
                                text: string;
                            }[];
                        }[];
                        /**
                         * @description Why there is no rung.
                         * @enum {string}
                         */
                        none?: "parties_unknown" | "nobody_pressable" | "vertical_department" | "cut_by_policy";
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ClockController_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        now: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        nextDue: string | null;
                        /** @description Records due and not fired yet. */
                        due: number;
                        lastRuns: {
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            startedAt: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            endedAt: string;
                            /** @description Timers fired. */
                            fired: number;
                            /** @description Follow-ups opened. */
                            opened: number;
                            /** @description Rows that could not be fired. */
                            failed: number;
                        }[];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ClockController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description As of when; now where it is absent.
                     */
                    at?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        at: string;
                        due: {
                            agreement: string;
                            /** @enum {string} */
                            rule: "signatureStalled" | "signedNotImplemented";
                            subject: string;
                            offices: string[];
                            /**
                             * Format: date
                             * @description The last day on which it was not late.
                             */
                            dueOn: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ClockController_tick: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description As of when; now where it is absent.
                     */
                    at?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        at: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        startedAt: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        endedAt: string;
                        /** @description Timers fired. */
                        fired: number;
                        /** @description Follow-ups opened. */
                        opened: number;
                        /** @description Rows that could not be fired. */
                        failed: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PoliciesController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            version: number;
                            current: boolean;
                            title: {
                                zh: string;
                                en: string;
                            };
                            match: {
                                agreement?: string;
                                form?: string;
                                domain?: string;
                                region?: string;
                                /** @enum {string} */
                                level?: "county" | "prefecture" | "province" | "national";
                            };
                            rules: {
                                signatureStalled: {
                                    workingDays: number;
                                };
                                signedNotImplemented: {
                                    workingDays: number;
                                    withoutObligations: number;
                                };
                            };
                            press: {
                                graceDays: number[];
                                handlingDays: number[];
                                remindEvery: number;
                                reviewDays: number[];
                                strikeOffDays: number[];
                                extensions: {
                                    max: number;
                                    /** @description Working days, each time. */
                                    maxDays: number;
                                };
                                /** @enum {string} */
                                highestRung?: "county" | "prefecture" | "province" | "national";
                            };
                            lights: {
                                /** @description Working days before a due date from which on it is near. */
                                near: number;
                                /** @enum {string} */
                                silent: "grey" | "red";
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditController_entries: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description The agreement, or the record where no agreement is concerned. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            /** @description The entry as it is stored in canonical form. */
                            entry: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportsController_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "ledger" | "governments" | "calendar" | "policies" | "regions";
                    /** @enum {string} */
                    format: "json" | "csv";
                    content: string;
                    /** @description For governments: the csv of former names and codes. */
                    history?: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        dryRun: boolean;
                        count: number;
                        /** @description For a ledger: how many agreements stand in each state. */
                        states: {
                            [key: string]: number;
                        };
                        superseded: number;
                        recomputed: number;
                        faults: {
                            row: number;
                            column: string;
                            code: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TokensController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            office: string;
                            name: string;
                            admin: boolean;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TokensController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    office: string;
                    name: string;
                    /**
                     * @description May change the installation: imports, tokens, the clock.
                     * @default false
                     */
                    admin?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        office: string;
                        name: string;
                        admin: boolean;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        createdAt: string;
                        /** @description The secret; told once. */
                        token: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BackupsController_take: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where it lies on the server. */
                        file: string;
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        takenAt: string;
                        /** @description The number of the last audit entry in it. */
                        lastEntry: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Messages that wait to be delivered. */
                        waiting: number;
                        /**
                         * Format: date-time
                         * @description When the oldest of them was planned.
                         */
                        oldest: string | null;
                        /** @description Messages whose delivery was given up. */
                        dead: number;
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_dead: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            channel: string;
                            /**
                             * Format: date-time
                             * @description When it was planned.
                             */
                            at: string;
                            /** @description How often it was tried. */
                            attempts: number;
                            lastError: string | null;
                            /** @description What the receiver would have got. */
                            body: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The message; all that were given up where it is absent. */
                    id?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many wait again. */
                        replayed: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InboxController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Absent: everything that is open. 待立项 toOpen, 待签收 toAcknowledge, 在办 handling, 待复核 toReview, 逾期 overdue, 已办结 concluded, 已销号 struckOff. */
                tab?: "toOpen" | "toAcknowledge" | "handling" | "toReview" | "overdue" | "concluded" | "struckOff";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description What it waits for; an overdue item keeps its place.
                             * @enum {string}
                             */
                            place: "toOpen" | "toAcknowledge" | "handling" | "toReview" | "concluded" | "struckOff";
                            overdue: boolean;
                            /**
                             * @description Whether the office supervises it, or is pressed.
                             * @enum {string}
                             */
                            role: "supervising" | "responsible";
                            /** @description The agreement's. */
                            title: string;
                            followUp: {
                                id: string;
                                version: number;
                                state: string;
                                case: string;
                                agreement: string;
                                /** @enum {string} */
                                rule: "signatureStalled" | "signedNotImplemented";
                                subject: string;
                                waits: number;
                                office: {
                                    code: string;
                                    name: string;
                                    vacant: boolean;
                                };
                                /**
                                 * @description The level of a rung, or the joint office before all levels.
                                 * @enum {string}
                                 */
                                level: "joint" | "county" | "prefecture" | "province" | "national";
                                /** @description 0 is the first rung of the case. */
                                rung: number;
                                presses: {
                                    /** @description GB/T 2260 code of a government. */
                                    code: string;
                                    name: string;
                                }[];
                                skipped: {
                                    office: string;
                                    why: string;
                                }[];
                                /** @description The derivation: why this office was asked. */
                                because: string[];
                                policy: {
                                    id: string;
                                    version: number;
                                    because: string;
                                };
                                notice: {
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    requestedAt: string;
                                    requests: number;
                                    reminders: number;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    remindedAt: string | null;
                                    /** @description The parties that got a copy. */
                                    copies: string[];
                                };
                                slip: {
                                    number: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    actor: string;
                                } | null;
                                /** @description Which party has the slip, since when. */
                                receipts: {
                                    /** @description GB/T 2260 code of a government. */
                                    party: string;
                                    actor: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    at: string;
                                    /** @enum {string} */
                                    by: "acknowledgement" | "response";
                                }[];
                                declined: {
                                    reason: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    actor: string;
                                } | null;
                                responses: {
                                    /** @description GB/T 2260 code of a government. */
                                    party: string;
                                    actor: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    at?: string;
                                    text: string;
                                    evidence: {
                                        title: string;
                                        /** Format: uri */
                                        link?: string;
                                        file?: {
                                            name: string;
                                            sha256: string;
                                        };
                                    }[];
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    nextOn?: string;
                                }[];
                                returned: {
                                    remark: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    actor: string;
                                    responses: {
                                        /** @description GB/T 2260 code of a government. */
                                        party: string;
                                        actor: string;
                                        /**
                                         * Format: date
                                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                         */
                                        on: string;
                                        /**
                                         * Format: date-time
                                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                         */
                                        at?: string;
                                        text: string;
                                        evidence: {
                                            title: string;
                                            /** Format: uri */
                                            link?: string;
                                            file?: {
                                                name: string;
                                                sha256: string;
                                            };
                                        }[];
                                        /**
                                         * Format: date
                                         * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                         */
                                        nextOn?: string;
                                    }[];
                                }[];
                                concluded: {
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    actor: string;
                                    remark?: string;
                                } | null;
                                struckOff: {
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    on: string;
                                    actor: string;
                                    evidence: string;
                                    failureType: string | null;
                                } | null;
                                silent: {
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    since: string;
                                    /** @enum {string} */
                                    during: "requested" | "handling";
                                }[];
                                /** @enum {string|null} */
                                outcome: "rectified" | "continuing" | "notRectified" | null;
                                /** @description The states it came by, with their times; empty where the office was asked before times were kept. */
                                nodes: {
                                    state: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    at: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    until: string | null;
                                }[];
                                timers: {
                                    timer: string;
                                    /**
                                     * Format: date-time
                                     * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                     */
                                    at: string;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    dueOn: string;
                                    workingDays: number | null;
                                    /**
                                     * Format: date
                                     * @description A day on the civil calendar in the office's zone, of the years 1000 to 9998.
                                     */
                                    from: string;
                                    /** @description Counted over a year whose holidays are not published yet. */
                                    estimated: boolean;
                                    policy: string | null;
                                }[];
                                allowed: {
                                    event: string;
                                    /** @description False when the record as it stands already refuses the event. */
                                    ready: boolean;
                                    reasons: {
                                        code: string;
                                        en: string;
                                        zh: string;
                                        /** @description What would satisfy the rule. */
                                        satisfy: {
                                            en: string;
                                            zh: string;
                                        };
                                    }[];
                                }[];
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                updatedAt: string;
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                        counts: {
                            toOpen: number;
                            toAcknowledge: number;
                            handling: number;
                            toReview: number;
                            overdue: number;
                            concluded: number;
                            struckOff: number;
                        };
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    NoticesController_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description The record it is about. */
                record?: string;
                /** @description Whether you have yet to read it. */
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The record and the version of it that is told: the entry of the history with both tells the same. */
                            id: string;
                            record: string;
                            version: number;
                            agreement: string;
                            office: string;
                            kind: string;
                            text: {
                                en: string;
                                zh: string;
                            };
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            plannedAt: string;
                            /** @description When the office acted on it: it opened the case (立项), or took receipt of the slip (签收). */
                            receipt: {
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at: string;
                                by: string;
                            } | null;
                            /** @description Who of the office read it here. */
                            readers: {
                                actor: string;
                                /**
                                 * Format: date-time
                                 * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                                 */
                                at: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    NoticesController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The record and the version of it that is told: the entry of the history with both tells the same. */
                        id: string;
                        record: string;
                        version: number;
                        agreement: string;
                        office: string;
                        kind: string;
                        text: {
                            en: string;
                            zh: string;
                        };
                        /**
                         * Format: date-time
                         * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                         */
                        plannedAt: string;
                        /** @description When the office acted on it: it opened the case (立项), or took receipt of the slip (签收). */
                        receipt: {
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                            by: string;
                        } | null;
                        /** @description Who of the office read it here. */
                        readers: {
                            actor: string;
                            /**
                             * Format: date-time
                             * @description A moment of the years 1000 to 9998, RFC 3339 with offset.
                             */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

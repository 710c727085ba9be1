/**
 * Finds the type of a filing: the order that a subject and a domain need (docs/trade.md 2.1).
 *
 * <p>All sources are queried at once, outside any transaction and each with its own limits. They are this service's
 * records, the authority (status), legacy-import-service (is the filing still on the old platform?) and the list of
 * approved top-level domains. Each of these calls only reads, so it is {@code @Retried} within its time budget. A
 * source that does not answer is UNKNOWN or named in {@code missing}, never a pass. {@code TypeDecision} of
 * {@code core} decides. A type check opens an order for 24 hours of business time (TYPE_CHECK_TOO_OLD). The service is
 * ready after one warm call of each source ({@code WarmSources}), or after {@code icp.warm-up.patience}.
 *
 * <p><b>Captcha.</b> {@code icp.type-check.captcha-clients} names the clients ({@code client_id}, default
 * {@code icp-web}, the sessions of the front end) that must solve a slider picture before a type check. Otherwise a
 * script with a browser session could query the authority and the old platform through this service. Partners and other
 * programs have their own clients and limits instead, so they need none. {@code none} switches the picture off, as the
 * local stack does, because its demo and tests file with sessions. If a client sends an answer, it is checked.
 *
 * <p>A picture belongs to the account, one at a time, for two minutes of the machine's clock and one answer within 4
 * pixels. The answer uses it up under a row lock, so two requests at once get one check ({@code SliderCaptchas} of
 * platform-data; drawn with Java2D shapes only, because the library for this ships a font whose licence forbids
 * redistribution). An account gets 30 pictures an hour ({@code icp.type-check.captchas-an-hour}), counted before
 * drawing, because drawing is expensive. The picture stops scripts that do not look at it; a script that compares
 * pixels can solve it, as our own test does.
 *
 * <p><b>Limits.</b> An account may ask for {@code icp.type-check.per-account-and-hour} (60) type checks, a partner for
 * {@code icp.type-check.per-partner-and-hour} (1200) over all of its customers, because each check queries the
 * authority.
 */
package cn.icpfiling.filing.typecheck;

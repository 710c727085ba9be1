/**
 * Decides for whom a caller acts: an applicant for their own account, a partner for its customers (ADR 0015).
 *
 * <p>A partner may do what an applicant may, within its scopes: {@code filings:read} shows and asks,
 * {@code filings:write} creates and changes. {@code ActingFor} is the one place that compares holders.
 * {@code holder()} answers who will hold what is created, {@code mayKnow(thing)} whether the caller may know of it,
 * and {@code whose()} which rows a list shows. For an applicant each answer is their own account. For a partner it is
 * the customer that the request names in {@code onBehalfOf}; for what exists already, the customer who holds it. Only
 * type checks and service numbers must name a customer: an order belongs to the holder of its type check.
 *
 * <p>{@code CustomerFilter} asks at every operation, after token, role and scope and before anything is read, whether
 * the named customer is the caller's. {@code CustomerVisibility} asks the same where the framework refuses the form
 * of a request before any filter runs. So a customer of another partner is 404 however the request is written.
 *
 * <p>account-service says whose customer an account is. This service asks it once, outside any transaction;
 * {@code customers} keeps the answer for ever, and no row there changes. While account-service is away, an account
 * that is not known here is 503 and never a guess.
 *
 * <p>Type check, order, service number, subject and service carry the partner beside the holder. A key of the schema
 * lets none of them name another partner than that of its holder. Code that hands a filing to another account must
 * say what becomes of the partner, or the database refuses it. A partner's lists are ranges of the indexes on partner
 * and id, and for orders of one state on state and id ({@code PartnerListsApiTest} looks at the plans). Most of the
 * cost of a read is its round trip: one statement shows an order, two show a page of services
 * ({@code CostOfReadsApiTest}).
 *
 * <p>In the lifecycle a partner acts in the part of the APPLICANT. A part of its own would double the table and say
 * nothing. Each step of the history and each entry of the audit names partner and client beside it; the audit also
 * names the customer. A paper that a partner opens is audited like any look of an account that does not hold it. A
 * partner's id is no account's id, so it keeps no member of staff from an order; the customer's account does.
 *
 * <p>An {@code Idempotency-Key} belongs to a client and a customer: the same key for another customer is another
 * request (422).
 */
package cn.icpfiling.filing.acting;

/**
 * Decides for whom a caller acts: an applicant for their own account, a member for the account of a holder, a partner for its
 * customers (ADR 0015).
 *
 * <p>A partner may do what an applicant may, within its scopes: {@code filings:read} reads, {@code filings:write}
 * creates and changes. {@code ActingFor} is the one place that compares holders. {@code holder()} says who will hold a
 * new thing, {@code mayKnow(thing)} whether the caller may know of a thing, and {@code whose()} which rows a list
 * shows. For an applicant each answer is their own account. For a partner it is the customer that the request names in
 * {@code onBehalfOf}; for an existing thing, the customer who holds it. Only type checks and service numbers must name
 * a customer: an order belongs to the holder of its type check.
 *
 * <p>{@code CustomerFilter} checks at every operation, after token, role and scope and before anything is read, whether
 * the named customer is the caller's. {@code CustomerVisibility} checks the same if the framework refuses the form of a
 * request before any filter runs. So a customer of another partner is 404 however the request is formed.
 *
 * <p>account-service says whose customer an account is. This service asks it once, outside any transaction;
 * {@code customers} stores the answer for ever, and no row there changes. While account-service is unavailable, an
 * account that is not known here is 503 and never a guess.
 *
 * <p>Type check, order, service number, subject and service carry the partner beside the holder. A key of the schema
 * ensures that each names the partner of its holder. A transfer gives the moved rows the partner of the new holder
 * ({@code transfers}). A partner's lists are ranges of the indexes on partner and id, and for orders of one
 * state on state and id ({@code PartnerListsApiTest} looks at the plans). Most of the cost of a read is its round trip:
 * one statement shows an order, two show a page of services ({@code CostOfReadsApiTest}).
 *
 * <p>In the lifecycle a partner acts in the role of the APPLICANT. A role of its own would double the table without a
 * benefit. Each step of the history and each entry of the audit names partner and client beside it; the audit also
 * names the customer. A material that a partner opens is audited, as for every account that does not hold it. A
 * partner's id is no account's id, so it does not exclude a member of staff from an order; the customer's account does.
 *
 * <p>A member of an account acts in the role of the APPLICANT, too, within the rights that the holder granted (ADR 0034).
 * {@code mayKnow(thing)} hides what is about other services and refuses a member who lacks the operation's right. History
 * and audit name the member beside the account; the history also has the account of the member's person, so that a person who
 * becomes a reviewer later never decides an order on which they acted. A member has half of what an account may ask for in
 * an hour, and counts for the account too ({@code MemberShare}): so one member cannot use up the account's limits.
 *
 * <p>An {@code Idempotency-Key} belongs to a client and a customer: the same key for another customer is another
 * request (422).
 */
package cn.icpfiling.filing.acting;

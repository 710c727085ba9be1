/**
 * Quotas of partners and of their clients: requests a minute and a day, open bulk operations, customers, clients.
 *
 * <p>The default of the settings holds until an administrator changes a quota. A change has a day from which it holds, and a reason.
 * A change in force is never edited; the latest change whose day has come is in force. A thousand changes are kept of a partner: a
 * further one takes the place of the oldest that are out of force, and the audit keeps those. At most 200 are still to come. A
 * client's quota bounds the client beside the quota of its partner.
 *
 * <p>This service enforces the quota of customers, by one conditional update in the transaction that opens the customer, and that of
 * clients, which it counts under the lock of the partner's row; a terminated client makes room for another. The quotas
 * of requests stand in each access token of the partner's clients, and the gateway enforces them; so a change holds within the ten
 * minutes that a token lives. Open operations are kept here and served at {@code /internal/partners/{id}/quotas} with an ETag.
 */
package cn.icpfiling.account.quotas;

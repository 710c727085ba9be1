/**
 * Webhooks: each event of an owner's log is sent to the owner's endpoints, as Standard Webhooks 1.0.0 says
 * (github.com/standard-webhooks/standard-webhooks). {@code docs/webhooks.md} is the page for receivers.
 *
 * <p>{@code FanOut} writes a delivery for each endpoint in the transaction of the event. Each endpoint has a queue of its own, and
 * {@code DeliveryLoop} of a replica leases whole queues: two replicas never work on one queue, and a bound of attempts at a time holds for
 * the endpoint. Queues whose last attempt failed have lanes of their own, so any number of dead endpoints takes nothing from healthy ones.
 * What was claimed by a killed replica is sent again when its lease ends: at least once, in no promised order.
 *
 * <ul>
 *   <li>2xx: DELIVERED. Nothing of the body is kept, and little of it is read.
 *   <li>410: the delivery is FAILED and the endpoint DISABLED (GONE).
 *   <li>429, 502, 503, 504: the endpoint is held, by {@code Retry-After} within bounds; the delivery is tried again.
 *   <li>Another status, a redirect, no answer in time, no connection, an address that is not public: tried again by
 *       {@code icp.webhooks.schedule}, ten attempts in all, then FAILED.
 *   <li>No success for {@code icp.webhooks.disable-after}, and a delivery has failed for a day: the endpoint is DISABLED (FAILING). Its
 *       owner is told.
 * </ul>
 *
 * <p>A paused endpoint gathers deliveries and catches up after its resumption. A disabled one gathers none; its owner resumes it and asks
 * for a replay of the events that it missed. The queue remembers that an endpoint must be disabled, in the transaction of the attempt,
 * so a replica that stops then leaves the act to the next turn. Deliveries of a suspended partner wait; endpoints of a closed account
 * are deleted.
 *
 * <p>Locks: the owner's event log, then endpoints, then queues by endpoint id, then deliveries.
 *
 * <p>Requests leave through {@code SafeFetch} only.
 */
package cn.icpfiling.account.webhooks;

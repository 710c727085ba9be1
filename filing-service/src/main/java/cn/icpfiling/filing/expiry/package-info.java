/**
 * Reminds applicants of orders that wait for them, and ends orders that waited too long.
 *
 * <p>An order that waits for its applicant (DRAFT, PROVIDER_CORRECTION, PROVIDER_REJECTED, SMS_EXPIRED,
 * AUTHORITY_REJECTED) ends as EXPIRED on its 45th idle day, or the day that {@code icp.filing.idle-days} named when the
 * order was opened. On days 7, 15 and 30 before that its applicant is reminded. Days are
 * legal days in China. They begin with the step that made the order wait, so time with a reviewer or the authority does
 * not count. They begin again with every edit (subject, service, material). The service number is free again and the
 * entered data stay, as on abandonment. An order shows its last day in {@code expiresOn}.
 *
 * <p>A reminder is no step: the state stays, but the reminder has a place in the history, a sequence number and an
 * event ({@code filing.order.reminded}). A job that runs late (the service was down, the test clock was moved) sends
 * what is due that day, once; missed reminders are not sent later.
 *
 * <p>The job runs every minute ({@code icp.filing.idle-every}; {@code off} stops it) and whenever the test clock moves,
 * before that call is answered. It reads pages of 200 ids off the key {@code orders_idle}, settles each order in its
 * own transaction and checks its due day again under its lock. One replica runs it at a time, and if a
 * submission and the end collide, one succeeds and the other is 409. {@code icp_filing_idle_orders_total{outcome}}
 * counts reminder, end and failed.
 */
package cn.icpfiling.filing.expiry;

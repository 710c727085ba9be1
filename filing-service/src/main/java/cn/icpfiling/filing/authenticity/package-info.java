/**
 * Lets a principal prove on their own phone who they are (ADR 0023).
 *
 * <p><b>The link.</b> {@code POST /orders/{id}/authenticity/links} creates a link and its QR code for one principal.
 * The bearer of the link needs no token. A link works for {@code icp.authenticity.link-life} (15 minutes of the
 * machine's clock), for five faces and one match, and until a newer one replaces it. Only its digest is stored. A key
 * of the schema allows one open link for an order and part. Limits are 120 links per hour and holder, and 2400 per hour
 * and partner. An expired, used, replaced or unknown link is 404, and so is one of an order that does not wait for its
 * applicant or names another person. The text is the same, and so is the response time ({@code @EvenlyPaced} of
 * platform-web).
 *
 * <p><b>The steps behind it.</b> The principal first consents (version, purpose and time of the texts in
 * {@code resources/consents}), then sends {@code face} and {@code sheet}. The sheet is a material of the order and
 * takes the same path. The service redraws a face like a material and counts the try before it compares: per link, and
 * ten a day per certificate number (keyed hash). verification-service compares it outside any transaction
 * ({@code /internal/face-checks}). The answer is settled under the locks of order, then link. Silence is UNKNOWN.
 *
 * <p><b>What is kept.</b> Only a photograph that matched is stored, encrypted on the shelf FACES, for
 * {@code icp.authenticity.photo-for} (30 days of the business clock). Then a job deletes the file, and after it the id
 * in the row; the result stays. After a crash in between, the next run finds the row again. A file without a row is
 * deleted a day after that time.
 *
 * <p><b>The result.</b> It is bound to the order and to a keyed hash over name, certificate type and number, and is
 * valid for {@code icp.authenticity.valid-for} (90 days). The last comparison for exactly that person decides. A
 * completed step is in the history (AUTHENTICATE) and on the topic ({@code filing.order.authenticated}).
 * {@code GET …/authenticity} says which principals are done; {@code …/{part}/photo} shows a reviewer the photograph
 * while the order is under review.
 *
 * <p><b>When it is required.</b> From {@code icp.filing.authenticity.required-from} on (2026-01-01; the day of the
 * submission counts) an order with entered content is not submitted before each principal is done: AUTHENTICITY_MISSING
 * (F-070), alike in precheck, bulk and submission. {@code never} is an operator's decision, and each start warns of it.
 * A principal of whom the source has no picture (NO_REFERENCE) refuses nothing: the order is submitted with its verification sheet and
 * flagged, and a reviewer settles F-070 by that sheet. Silence is no such answer.
 * A bulk line that opens an order cannot submit it at once; a line with {@code orderId} does, once its principals are
 * done. Principals may be asked whenever the order waits for its applicant, so also in SMS_EXPIRED, where nothing can
 * be edited before a withdrawal.
 */
package cn.icpfiling.filing.authenticity;

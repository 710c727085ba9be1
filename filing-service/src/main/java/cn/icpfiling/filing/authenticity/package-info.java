/**
 * Lets a principal prove on their own phone who they are (ADR 0023).
 *
 * <p><b>The link.</b> {@code POST /orders/{id}/authenticity/links} creates a link and its QR code for one principal.
 * The bearer of the link needs no token. A link works for {@code icp.authenticity.link-life} (15 minutes of the
 * machine's clock), for five faces and one match, and until a newer one replaces it. Only its digest is kept. A key
 * of the schema lets one link be open for an order and part. Limits are 120 links an hour and holder, and 2400 an
 * hour and partner. A dead, used, foreign or unknown link, and one of an order that does not wait for its applicant
 * or names another person by now, is 404 in the same words and at the even pace of platform-web
 * ({@code @EvenlyPaced}).
 *
 * <p><b>The steps behind it.</b> The principal first agrees (version, purpose and time of the texts in
 * {@code resources/consents}), then sends {@code face} and {@code sheet}. The sheet is a paper of the order and takes
 * the same way as every paper. The service redraws a face like a paper and counts the try before it compares: per
 * link, and ten a day per certificate number (keyed hash). verification-service compares it outside any transaction
 * ({@code /internal/face-checks}). The answer is settled under the locks of order, then link. Silence is UNKNOWN.
 *
 * <p><b>What is kept.</b> Only a photograph that matched is kept, encrypted on the shelf FACES, for
 * {@code icp.authenticity.photo-for} (30 days of the business clock). Then a job deletes the file first and its name
 * second; the result stays. After a crash in between, the next run finds the row again. A file without a row goes a
 * day after that time.
 *
 * <p><b>The result.</b> It is bound to the order and to a keyed hash over name, certificate type and number, and
 * holds for {@code icp.authenticity.valid-for} (90 days). The last comparison for exactly that person decides. A
 * completed step is in the history (AUTHENTICATE) and on the topic ({@code filing.order.authenticated}).
 * {@code GET …/authenticity} says which principals are done; {@code …/{part}/photo} shows a reviewer the photograph
 * while the order is under review.
 *
 * <p><b>When it is required.</b> From {@code icp.filing.authenticity.required-from} on (2026-01-01; the day of the
 * submission counts) no order that enters something is submitted before each principal is done: AUTHENTICITY_MISSING
 * (F-070), alike in precheck, bulk and submission. {@code never} is an operator's decision, and each start warns of
 * it. A bulk line that opens an order cannot submit it at once; a line with {@code orderId} does, once its principals
 * are done. Principals may be asked whenever the order waits for its applicant, so also in SMS_EXPIRED, where nothing
 * can be edited.
 */
package cn.icpfiling.filing.authenticity;

/**
 * Takes papers in parts by the protocol tus 1.0.0 (creation, expiration, checksum, termination), which tus-js-client
 * and Uppy speak.
 *
 * <p>{@code POST …/materials/uploads} begins an upload. With Uppy: {@code endpoint} is the collection,
 * {@code metadata: { kind }}, headers {@code Authorization} and {@code If-Match} (the order's ETag).
 *
 * <ul>
 *   <li>A part is encrypted as it comes and counts 1 MiB at a time, file before row; a broken connection or a crash
 *       costs that much. No lock is held while bytes travel: of two requests that add at one place the first to
 *       commit has it (a key of the schema), the other is 409. The part that completes the upload is committed with
 *       the paper, so there is no complete upload without its paper.
 *   <li>If-Match is asked at the beginning and means the paper of that kind: if another one comes meanwhile, the end
 *       is 412. Uploads side by side do not disturb each other.
 *   <li>12 uploads an order and 24 a holder at a time (slots, a key again), for 24 hours. {@code SweepUploads}
 *       deletes what is over, and files older than any upload may be.
 *   <li>Method override is ignored: the gateway judges the method that it sees.
 * </ul>
 */
package cn.icpfiling.filing.uploads;

/**
 * Accepts materials in parts by the protocol tus 1.0.0 (creation, expiration, checksum, termination), which
 * tus-js-client and Uppy support.
 *
 * <p>{@code POST …/materials/uploads} begins an upload. With Uppy: {@code endpoint} is the collection,
 * {@code metadata: { kind }}, headers {@code Authorization} and {@code If-Match} (the order's ETag).
 *
 * <ul>
 *   <li>A body is encrypted as it comes and committed 1 MiB at a time, file before row; a broken connection or a crash
 *       loses that much. No lock is held while bytes travel: of two requests at the same offset the first commit wins
 *       (a key of the schema), the other is 409. The part that completes the upload is committed with the material, so
 *       there is no complete upload without its material.
 *   <li>If-Match is required at the beginning and protects the material of that kind: if another one replaces it
 *       meanwhile, the last part gets 412. Parallel uploads do not affect each other.
 *   <li>12 uploads for an order and 24 for a holder at a time (slots, also a key), for 24 hours. {@code SweepUploads}
 *       deletes expired uploads, and files that are older than any upload.
 *   <li>Method override is ignored: the gateway checks the method that it receives.
 * </ul>
 */
package cn.icpfiling.filing.uploads;

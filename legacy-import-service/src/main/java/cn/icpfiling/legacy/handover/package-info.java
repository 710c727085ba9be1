/**
 * Gives a filing of the old platform to an account of this one (ADR 0039).
 *
 * <ol>
 *   <li>Transaction 1 locks the filing: WAITING becomes HANDING_OVER, with the account and an id of the hand-over.
 *   <li>Outside of any transaction the papers go from the old platform's object store to filing-service, and filing-service
 *       registers the filing. Both may be repeated: the registration is idempotent by the filing's id on the old platform.
 *   <li>Transaction 2 takes the answer. A registered filing is CLAIMED or IMPORTED, with the event
 *       {@code legacy.filing.claimed} or {@code legacy.filing.imported}. A refused one is WAITING again, with the code.
 * </ol>
 *
 * <p>No answer decides nothing: the filing stays HANDING_OVER, and {@code AskAgain} repeats the hand-over until there is an
 * answer. So a process that is killed at any step leaves a state from which the next one goes on. Only a code of filing-service
 * that this package knows is a refusal; a proxy's answer is none.
 *
 * <p>Papers are read from {@code icp.legacy.papers.url} (S3 API, path style; {@code .bucket}, {@code .access-key},
 * {@code .secret-key}, {@code .region}, {@code .prefix}). A paper is read into memory, at most 10 MB, at most four at once in a
 * process, and its digest is compared with the index. A paper that is not there, differs, or that filing-service cannot keep is left
 * behind: the filing goes over without it, and its kind is told as missing. A paper that was not there is looked for later (package
 * {@code latepapers}).
 */
package cn.icpfiling.legacy.handover;

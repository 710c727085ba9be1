/**
 * Stores encrypted files in a folder or a bucket: materials, parts of uploads, photographs and quarantine.
 *
 * <p>{@code icp.materials.storage} is {@code folder} (below {@code icp.files.dir}, shared by all replicas) or
 * {@code s3}: any server with the S3 API, path style. With {@code s3}, {@code icp.files.dir} is each replica's own (an
 * {@code emptyDir}) and has the encrypted files on their way. The names in a bucket are those of the folder. So an
 * operator moves from one to the other by a copy of the tree ({@code rclone copy}) while the service is down. The AWS
 * SDK runs over the JDK's own connections, without Netty, Apache client and CRT: 5 MB of jars, loaded when
 * {@code icp.materials.storage=s3} and not before.
 *
 * <ul>
 *   <li>{@code icp.materials.s3.endpoint}, {@code bucket}, {@code access-key} and {@code secret-key} have no default; a
 *       missing one refuses the start. Keys are never logged; on Kubernetes they are a Secret's
 *       ({@code ICP_MATERIALS_S3_ACCESS_KEY}, {@code ICP_MATERIALS_S3_SECRET_KEY}).
 *   <li>{@code icp.materials.s3.region} is {@code us-east-1}; {@code icp.materials.s3.prefix} (none) is the prefix up
 *       to its slash, where the bucket has other users.
 *   <li>The rights that the key needs: list the bucket; get, put and delete objects.
 * </ul>
 *
 * <p>A file is encrypted to this disk, then put as a whole: three tries, 25 seconds for all, Content-MD5, so a broken
 * connection leaves nothing visible. A bucket that does not answer is 503 UPSTREAM_UNAVAILABLE; the received parts of
 * an upload stay. Readiness is DOWN while the bucket is missing, refuses the key, or was not reached yet. If it is
 * silent later, only materials fail.
 *
 * <p>A change of the key also encrypts the files of the bucket again (ADR 0016), by {@code If-Match} on the version
 * that was copied. A server that ignores conditions may restore a file that was deleted within those milliseconds; no
 * row refers to it, so no caller sees it.
 */
package cn.icpfiling.filing.storage;

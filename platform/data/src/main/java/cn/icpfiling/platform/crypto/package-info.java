/**
 * Encrypts fields and files, makes blind indexes and keyed hashes, and changes keys while services run (ADR 0005,
 * 0013, 0016, 0024).
 *
 * <p>{@code FieldCipher}, {@code BlindIndex}, {@code KeyedHash} and {@code StreamCipher} use keysets in
 * {@code icp.keys.dir}, called {@code <icp.keys.name>-{fields,index,hash,stream,audit,anchor}.json}.
 * {@code NewKeysets <dir> <name>…} makes them. Run it again after an upgrade ({@code ./icp up} does): it makes what
 * an older version did not have. What cannot be made anew (codes, secrets, counted names, pseudonyms) is a
 * {@code KeyedHash}; its keyset begins as a copy of the index's where that is older, and {@code key_check} notices
 * another one.
 *
 * <p>The place (service, table, column, row) is bound into each encrypted field. {@code key_check} holds a known
 * value encrypted with each keyset: with other keys the service is DOWN and takes no events. Each encrypted field and
 * file begins with the name of its key. Keys, rotation and formats are Tink's. {@code PooledAead} and
 * {@code PooledPrf} write the same bytes with pooled ciphers, because Tink's are thread-local and each fresh virtual
 * thread would make its own.
 *
 * <p>A service names its encrypted columns in a bean {@code SealedColumns}, its folders of encrypted files in beans
 * {@code SealedFolder} and its blind indexes in a bean {@code IndexedColumns}, so that keys can change while it runs
 * ({@code RotateKeys}; {@code db/platform/file-keys.sql}; {@code icp.keys.reload}, {@code icp.keys.seal-anew}, metric
 * {@code icp_keys_sealed_anew_total}).
 *
 * <p><b>Blind index.</b> A {@code BlindValue} goes into two columns, {@code x_index} and {@code x_index_b}, each with
 * its own unique key where one is wanted, and is looked for in both ({@code x_index = ? OR x_index_b = ?}); one of
 * them is null unless a key is changing. {@code matches} compares two values. A row may take both over from a row of
 * the same transaction. If a remote service was asked since that row was read, make the values from the number again.
 */
package cn.icpfiling.platform.crypto;

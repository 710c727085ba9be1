/**
 * Encrypts fields and files, computes blind indexes and keyed hashes, and changes keys while services run (ADR 0005,
 * 0013, 0016, 0024).
 *
 * <p>{@code FieldCipher}, {@code BlindIndex}, {@code KeyedHash} and {@code StreamCipher} use keysets in
 * {@code icp.keys.dir}, called {@code <icp.keys.name>-{fields,index,hash,stream,audit,anchor}.json}.
 * {@code NewKeysets <dir> <name>…} makes them. Run again it makes what an older version did not have, but a lost
 * keyset, too: beside data {@code ./icp up} runs it only with {@code ICP_NEW_KEYSETS=yes}. What cannot be made anew
 * (codes, secrets, counted names, pseudonyms) is a {@code KeyedHash}; its keyset begins as a copy of the index's where
 * that is older, and {@code key_checks} notices another one.
 *
 * <p>The place (service, table, column, row) is bound into each encrypted field. {@code key_checks} holds a known
 * value encrypted with each keyset: with other keys the service is DOWN, takes no events, and its scheduled jobs stand
 * ({@code HeldJobs}), but for those that are marked {@code RunsWithoutKeys}. Each encrypted field and file begins with
 * the name of its key. Keys, rotation and formats are Tink's. {@code PooledAead} and {@code PooledPrf} write the same
 * bytes with pooled ciphers, because Tink's are thread-local and each fresh virtual thread would make its own.
 *
 * <p>A service names its encrypted columns in a bean {@code EncryptedColumns}, its folders of encrypted files in beans
 * {@code EncryptedFolder} and its blind indexes in a bean {@code IndexedColumns}, so that keys can change while it runs
 * ({@code RotateKeys}; {@code db/platform/0003-keys.sql}; {@code icp.keys.reload}, {@code icp.keys.reencrypt}, metrics
 * {@code icp_keys_reencrypted_total} and {@code icp_keys_primary_age_seconds}).
 *
 * <p><b>Blind index.</b> A {@code BlindValue} is stored in two columns, {@code x_index} and {@code x_index_b}, each
 * with its own unique key where uniqueness is needed. Search both ({@code x_index = ? OR x_index_b = ?}). One of them
 * is null unless a key is changing. {@code matches} compares two values. A row may copy both from a row of the same
 * transaction. If a remote service was called since that row was read, compute the values again from the number.
 */
package cn.icpfiling.platform.crypto;

/**
 * Gives a partner's programs their clients and credentials (ADR 0015).
 *
 * <ul>
 *   <li>A client has a name and scopes that never change, and ends once for good: another purpose is another client.
 *   <li>A client that creates clients or credentials passes on no scope, and no access to a client with more scopes,
 *       than its token carries. So a narrow token that leaks stays narrow.
 *   <li>A client has at most four open credentials, a place each in the database, so the next is in use before the
 *       last goes. A revoked key does not come back.
 *   <li>A secret is {@code icpsec_}, 43 letters and digits (256 bits) and six check digits: CRC-32 of the 43 in base
 *       62 ({@code 0-9A-Za-z}). It is kept as an HMAC and refused in {@code production}. Scanners of source code find
 *       {@code icpsec_[0-9A-Za-z]{49}} and the check digits exclude chance.
 *   <li>A key is RSA of 2048 to 4096 bits (RS256, PS256), P-256 (ES256) or Ed25519 (EdDSA), for its own algorithms
 *       only. A private key is refused, and its owner must not use it again.
 *   <li>The last use of a credential is kept to the minute and moves no ETag; it shows which credential can go.
 * </ul>
 *
 * <p>To change a key without a gap, the partner adds the new one, signs with it, and revokes the old one when its
 * {@code lastUsedAt} is ten minutes ago. A client that ends itself, or revokes the credential it came with, is out;
 * an administrator lets it in again.
 */
package cn.icpfiling.account.clients;

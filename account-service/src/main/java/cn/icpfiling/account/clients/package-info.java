/**
 * Gives a partner's programs their clients and credentials (ADR 0015).
 *
 * <ul>
 *   <li>A partner has at most fifty clients that are not terminated, or as many as its quota CLIENTS says (package {@code quotas}).
 *       The newest 200 terminated clients stay; older ones are deleted when a client is created.
 *   <li>A client has a name, scopes and networks, and ends once for good: another purpose is another client. The partner narrows the
 *       scopes; an administrator widens them by a request (package {@code scoperequests}).
 *   <li>A client may have up to 32 networks that it calls from. A token is issued to these addresses only and carries them in the claim
 *       {@code nets}, which the gateway compares with the caller's address at each request. The gateway is the place, because every public
 *       request passes it and it knows the address; a service behind it knows the gateway's. This service compares too.
 *   <li>A change of networks and fewer scopes end the tokens of before: each credential gets another {@code sid}, and the former one is
 *       listed as ended.
 *   <li>A credential expires, after a year unless the request says otherwise. The partner is told 14 days before. An expired credential is
 *       refused at once and revoked within a minute.
 *   <li>A client that creates clients or credentials passes on no scope, and no access to a client with more scopes,
 *       than its token carries. So a narrow token that leaks stays narrow.
 *   <li>A client has at most four open credentials, a place each in the database, so the next is in use before the
 *       last goes. A revoked key does not come back.
 *   <li>A secret is {@code icpsec_}, the environment and {@code _}, 43 letters and digits (256 bits) and six check digits: CRC-32 of the 43 in base
 *       62 ({@code 0-9A-Za-z}). It is kept as an HMAC and refused in {@code production}. Scanners of source code find
 *       {@code icpsec_([a-z]+_)?[0-9A-Za-z]{49}} and the check digits exclude chance.
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

/**
 * Issues access tokens and keeps the signing keys.
 *
 * <p><b>Signing keys</b> lie in the database, private halves encrypted. A new key is made a day before its first use,
 * so every cache has it by then; the old one stays published for an hour after its last use. Of several replicas one
 * makes the next generation (unique key); all read the table every minute. This service checks tokens with its own
 * keys and fetches none.
 *
 * <p><b>Partners</b> ({@code /oauth2/token}, ADR 0015). A token lives ten minutes; {@code sub} and {@code partner}
 * name the partner, {@code sid} the session of the credential, {@code nets} the networks that the token is accepted from.
 * A revoked, expired, ended or suspended one stands in
 * {@code /internal/ended-sessions} within a second and is refused everywhere within six.
 *
 * <ul>
 *   <li>An assertion has {@code iss} and {@code sub} the client, {@code aud} this platform alone, {@code exp} within
 *       five minutes, and each {@code jti} once (a row until it has run out), with one minute between clocks. So an
 *       assertion that is shown to another party, or twice, proves nothing.
 *   <li>Client id and secret may name their environment by a prefix. Those of another environment are refused with
 *       CLIENT_OF_OTHER_ENVIRONMENT before anything is looked up.
 *   <li>After the proof, a request from outside the client's networks is 403 NETWORK_NOT_ALLOWED; the partner is told once
 *       a day.
 *   <li>A refusal has one answer and one time: as many signatures are tried for an unknown client. The audit names
 *       the {@code fault}.
 *   <li>After 50 wrong proofs in 15 minutes an address gets 429 for more of them; a right proof is let in, also from
 *       there. So no stranger locks a partner out, and no forgotten worker its sisters.
 * </ul>
 *
 * <p>A door without a token ({@code @EvenlyPaced}) answers at whole steps of {@code icp.pace.step} (25 ms) after the
 * request came. Without that, one more row to read for a known person took 0.2 ms longer, which 2,000 pairs of
 * questions told apart.
 */
package cn.icpfiling.account.tokens;

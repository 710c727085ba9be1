/**
 * Claims a filing that was submitted on the old platform before 2010-06-01 (J25, docs/trade.md 3.11, ADR 0039).
 *
 * <p>The holder names domain, certificate, region and nature, or a type check of the same account that had them. Only if all of them
 * are those of one filing, and the routes say CLAIM, a claim begins; any difference gets the same refusal, so a claim is no oracle.
 * Browsers solve a picture first ({@code icp.legacy.captcha-clients}), unless a type check has the data, and an account may try ten
 * times an hour.
 *
 * <p>The papers and the decision belong to a case of the support desk, kind LEGACY_CLAIM in account-service. The claim is stored
 * first, and its case is opened after the commit, under the claim's id, so a killed process opens one case. The holder's own read and
 * {@code FollowClaims} look at the case. A grant hands the filing over; a rejection ends the claim with the support's reason, and the
 * holder may claim again. A partner claims for a customer of its own ({@code ClaimActing}), within its scopes and a limit of its own. Several accounts may claim one filing: the first grant wins, and the cases of the others are withdrawn.
 *
 * <p>A granted claim may wait long, for the release of a load or for rows. Until its hand-over begins its holder withdraws it, under the
 * lock of the filing, which the beginning of the hand-over takes too.
 */
package cn.icpfiling.legacy.claims;

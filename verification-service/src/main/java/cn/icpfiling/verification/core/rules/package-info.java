/**
 * One class per rule of a domain: facts in, one finding out. A source that does not answer, or answers nonsense, makes
 * a rule UNKNOWN, never a pass. The README of this module has the table of rules.
 *
 * <p><b>D3</b> is judged by this table, if the registrar's verification is passed:
 *
 * <ul>
 *   <li>The authority's record holds the current data: HOLDS.
 *   <li>The record lacks the current data, or is older than the verification: BROKEN; retry on the third day after
 *       the verification, or tomorrow when that day has passed.
 *   <li>The authority cannot be asked, less than three days after the verification: a warning, UNKNOWN with
 *       REAL_NAME_NOT_SYNCED and the third day as retry day.
 *   <li>The authority cannot be asked, three days or more after the verification: HOLDS.
 * </ul>
 *
 * <p>Days are legal days in China, so the rule does hold on the day that is named. Without a passed verification D3
 * does not apply: D2 reports it. D1 does not apply without any real-name record (D2 again), and D6 not to a name that
 * is not registered (D4).
 *
 * <p><b>Fitness.</b> {@code DomainFitness} sums up the findings without an order: FIT; FIT_LATER with the day on which
 * D3's delay is over ({@code fitOn}), or {@code fitAfter} RENEWAL (expired, or by that day) or RESTORATION (redemption
 * period); UNFIT for any other fault, including late data; UNKNOWN with the rules that no source answered.
 *
 * <p><b>People and organisations</b> are checked only when a submission is judged, at the same time as the domains,
 * never in a precheck.
 *
 * <ul>
 *   <li>The principals of an order: IDENTITY_NUMBER_INVALID (form or check digit), IDENTITY_MISMATCH (the number
 *       belongs to another name), IDENTITY_NOT_FOUND, IDENTITY_UNCONFIRMED (the source does not know certificates of
 *       this type: UNKNOWN, for a reviewer).
 *   <li>Their mobiles, by the carriers' three elements: PHONE_MISMATCH, PHONE_NOT_FOUND, PHONE_UNCONFIRMED (as above).
 *   <li>The organisation, if it files under a credit code (with any other certificate, and for a person:
 *       NOT_APPLICABLE): SPONSOR_NAME.CERT_CANCELLED, SPONSOR_NAME.CERT_REVOKED, SPONSOR_NAME.RENAMED,
 *       SPONSOR_CERT_NO.MISMATCH (no organisation has the number), SPONSOR_CERT_NO.UNCONFIRMED (also its check digit is
 *       wrong, as in early credit codes: UNKNOWN, for a reviewer), and SUBJECT_PRINCIPAL.NOT_LEGAL_REP if the order
 *       names its principal as legal representative.
 * </ul>
 *
 * <p>Any rule and any person can be UNKNOWN with SOURCE_UNAVAILABLE. The codes are in {@code FindingCode},
 * {@code IdentityCode}, {@code PhoneCode} and {@code OrganisationCode}; their texts are in the catalogue of reasons
 * (platform/core, {@code texts/reasons_{zh,en}.properties}) as {@code CODE.detail} and {@code CODE.remedy}.
 * {@code texts/problems_{zh,en}.properties} has the few that a check before the submission words differently.
 *
 * <p><b>Registrars</b> are matched by IANA id, else by name ({@code RegistrarName}). The company's form (有限公司, 有限责任公司,
 * Inc.), a trade name in brackets or after d/b/a, width, case and punctuation do not count. A place does not count if
 * only one of the two names has one ({@code lists/places.txt}). Companies of two places are two companies.
 */
package cn.icpfiling.verification.core.rules;

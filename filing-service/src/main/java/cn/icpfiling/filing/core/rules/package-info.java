/**
 * One class per rule of a filing: facts in, findings out, no I/O and no clock. CONTRIBUTING.md says how to add one.
 *
 * <p>{@code rules/provinces.yaml} (form: {@code provinces.schema.json}) holds the dated requirements of the provinces,
 * each entry with its source and whether two sources agree. They cover age, residence and materials of the principals,
 * the legal representative, the size of an order, domains, changes, endings, empty subjects, SMS, and the cutovers of
 * 2018-01-01 and 2019-04-22. {@code ProvinceRules} answers for one province, act and legal day. A province's own entry
 * precedes the default for all. An entry for persons or organisations precedes one for any sponsor, and a later entry
 * an earlier one.
 *
 * <p>An entry says what a breach does: BLOCKS refuses, WARNS warns applicant and reviewer ({@code warnings} of precheck
 * and order), INFORMS is for readers. What no fact answers (the age behind a passport, the place of a mobile, a term
 * that no registry tells) is a warning, never a pass. An ID number tells where its bearer was registered first. So a
 * number from elsewhere refuses no applicant: it makes RESIDENCE_PROOF a material of the checklist, which a reviewer
 * reads. An entry of PAPERS may name natures of subjects ({@code natures}): Inner Mongolia and Jiangxi ask a public
 * body for SUPERVISOR_APPROVAL. SITE_PLAN is required from the number of sites that the province says (R-021: Shanghai
 * 30, Hunan 2), counting the live ones here and the new one. No source tells how many sites a subject has at other
 * providers, so the applicant may hand the plan in.
 *
 * <p>{@code PersonalDataIsInClear} (F-018) finds at the submission the masked values that an older record holds.
 */
package cn.icpfiling.filing.core.rules;

/**
 * What an applicant enters in an order: the part about the subject, the part about the service, and the principals. A gap
 * is null until the applicant fills it. No record here prints personal data.
 */
package cn.icpfiling.filing.core.entry;

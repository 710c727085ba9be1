/**
 * Opens the audit of this service to auditors at {@code /api/v1/audit/filing/}. Each read writes an {@code AUDIT.LOOK}
 * about the thing that the auditor queried ({@code AuditLooksApiTest}).
 *
 * <p>Each step of an order is one entry: {@code ORDER.<act>}, object the order, details
 * {@code sequence from to role account} and the code of the first reason. The package {@code progress} writes it;
 * {@code AuditedStepsApiTest} joins history and audit. A refused act leaves no entry, because nothing was done. Other
 * entries are:
 *
 * <ul>
 *   <li>{@code SERVICE_NUMBER.TAKE}, {@code RECORD.REGISTER}, {@code RECORD.IMPORT},
 *       {@code RECORD.DEREGISTER};
 *   <li>{@code ENDING.PROPOSE}, {@code ENDING.CONFIRM} and {@code ENDING.DECLINE};
 *   <li>{@code MATERIAL.SHOW} when an account other than the holder opens a material, {@code MATERIAL.LINK},
 *       {@code MATERIAL.INFECTED};
 *   <li>{@code AUTHENTICITY.LINK}, {@code AUTHENTICITY.CONSENT}, {@code AUTHENTICITY.CHECK}, {@code AUTHENTICITY.SHOW}
 *       and {@code AUTHENTICITY.FORGET};
 *   <li>{@code AUTHORITY_ISSUE.SEND_AGAIN} and {@code AUTHORITY_ISSUE.SET_ASIDE}, about the order if the issue is about
 *       one;
 *   <li>{@code BLACKLIST.LIFT} about the order that an entry of the authority's blacklist barred, with what became of it;
 *   <li>{@code TRACE.LOOK}, {@code CONFIRMATION.SHOW}, {@code OFFLINE_FORM.MAKE} and the entries of the package
 *       {@code reveal}.
 * </ul>
 */
package cn.icpfiling.filing.audit;

/**
 * Lets a reviewer open a material through a link (ADR 0020).
 *
 * <p>{@code POST …/materials/{kind}/links} requires a reason of a closed list. It works while the order is under
 * review, and never for the reviewer's own order. The link works for the same account, three uses and five minutes
 * ({@code icp.materials.link-uses}, {@code icp.materials.link-life}). Only its digest is stored. Each use is counted
 * under a lock and audited (MATERIAL.SHOW) before the first byte is sent. A reviewer has no other access to a
 * material.
 *
 * <p>Inspectors open papers of findings in the same way, the support those of cases. All three open a paper of an
 * imported filing for a cause that {@code StaffPaperCause} checks (ADR 0041).
 */
package cn.icpfiling.filing.papers;

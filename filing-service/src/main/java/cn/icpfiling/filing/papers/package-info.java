/**
 * Lets a reviewer look at a paper through a link (ADR 0020).
 *
 * <p>{@code POST …/materials/{kind}/links} takes a reason of a closed list, while the order is under review and never
 * of the reviewer's own order. The link works for the same account, three looks and five minutes
 * ({@code icp.materials.link-uses}, {@code icp.materials.link-life}). Only its digest is kept. Each look is counted
 * under a lock and audited (MATERIAL.SHOW) before the first byte leaves. A reviewer has no other way to a paper.
 */
package cn.icpfiling.filing.papers;

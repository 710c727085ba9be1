/**
 * The decision of the type check, and what the holder can do after it.
 *
 * <p>{@code TypeDecision} walks down the table of docs/trade.md 2.1; the first row that holds decides. Our own
 * records come first, since the authority's copy may lag. A source counts as missing only where its answer could
 * change the result; a certificate for which the authority's query has no code is such a source, and then the next
 * step is the support and not another try. A known blacklist entry blocks after rows 1 to 3 although another source
 * is silent; the answer names entry and date. {@code nextSteps} lists what the holder can do, computed at each look
 * from the same facts ({@code OpeningFacts}) by which {@code POST /orders} refuses. An empty subject is EMPTY_SUBJECT
 * in any province unless the province of its number takes a new service of it (rule R-041).
 *
 * <p>{@code type-check-table.csv} holds the combinations that were worked out by hand, and {@code TypeCheckTableApiTest}
 * plays them. {@code TypeDecisionPropertyTest} proves over all combinations of facts that each has one answer that
 * leads on, and that no answer depends on what a silent source would have said.
 */
package cn.icpfiling.filing.core.typecheck;

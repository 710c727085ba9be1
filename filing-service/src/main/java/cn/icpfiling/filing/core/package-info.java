/**
 * Holds the order with its lifecycle table, the records, and the decision of the type check. None of it uses a
 * framework.
 *
 * <p>Code that changes an order locks it through its repository first and goes through the package {@code progress}; no
 * other code touches state, history or topic. {@code OrderLifecycle} is the whole table. docs/orders.md draws it and
 * lists the types of order; a test compares the drawing.
 *
 * <p>{@code OrderType} names the types with their subject matter. {@code OnRecord} of an order says which subject and
 * service of our own records it continues, and which numbers the authority has for them already. A number that does not
 * fit what is filed is never taken from a download: the result waits for a member of staff (FILED_NUMBER_UNFIT).
 *
 * <p>{@code TypeDecision} walks down the table of docs/trade.md 2.1; the first row that holds decides. Our own records
 * come first, since the authority's copy may lag. A source counts as missing only where its answer could change the
 * result; a certificate for which the authority's query has no code makes the authority such a source, and then the
 * next step is the support, not another try. A known blacklist entry blocks after rows 1 to 3 even if another source is
 * silent; the answer names entry and date. {@code nextSteps} lists what the holder can do, computed at each read from
 * the same facts ({@code OpeningFacts}) by which {@code POST /orders} refuses. An empty subject is EMPTY_SUBJECT in any
 * province unless the province of its number accepts a new service of it (rule R-041). {@code type-check-table.csv}
 * holds the combinations that were worked out by hand, and {@code TypeCheckTableApiTest} plays them.
 * {@code TypeDecisionPropertyTest} proves over all combinations of facts that each has one answer with a next step, and
 * that no answer depends on what a silent source would have said.
 *
 * <p>What verification-service answers counts only where it says HOLDS or NOT_APPLICABLE. A missing rule, another word,
 * no result and a result about another domain are unknown. {@code OpenRules} is the one place that says what keeps an
 * order from approval.
 */
package cn.icpfiling.filing.core;

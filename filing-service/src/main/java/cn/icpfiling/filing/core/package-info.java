/**
 * Holds the order: its lifecycle table, its acts and roles, its verdict, and what keeps it where it is, all without a
 * framework. Packages below this one serve one feature each.
 *
 * <p>Code that changes an order locks it through its repository first and goes through the package {@code progress}; no
 * other code touches state, history or topic. {@code OrderLifecycle} is the whole table. docs/orders.md draws it and
 * lists the types of order; a test compares the drawing.
 *
 * <p>{@code OrderType} names the types of order; {@code OrderKind} describes what each means in every package.
 * {@code RegisterReference} of an order says which subject and
 * service of our own records it goes on with, and which numbers the authority has for them already.
 *
 * <p>What verification-service answers counts only where it says HOLDS or NOT_APPLICABLE. A missing rule, another
 * word, no result and a result about another domain are unknown. {@code OpenRules} is the one place that says what
 * keeps an order from approval.
 *
 * <p>{@code catalogue}, {@code entry}, {@code materials} and {@code findings} hold values that the order uses; they know
 * nothing of it. {@code records}, {@code typecheck}, {@code acts}, {@code offline}, {@code authenticity}, {@code uploads},
 * {@code review}, {@code numbers} and {@code rules} use the order.
 */
package cn.icpfiling.filing.core;

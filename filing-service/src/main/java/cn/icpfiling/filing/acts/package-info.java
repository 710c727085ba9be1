/**
 * Lists what may be done with a filed subject or service, and all reasons against each act.
 *
 * <p>The rules are {@code ActRules} in {@code core}, and they are pure. {@code AllowedActs} asks every bean of that
 * type: {@code StandingActRules} has the rules for any day and any province, and another bean has the dated rules of
 * provinces. The lists that callers see and the refusals of use cases both come from {@code AllowedActs}. A blocked act
 * is 409 ORDER_IN_PROGRESS with the id of the order, or 409 ACT_BLOCKED, with all reasons in {@code errors}.
 *
 * <p>The old platform is queried outside any transaction. If it is silent, {@code missing} names it, and it blocks
 * nothing, because the record is this service's own.
 */
package cn.icpfiling.filing.acts;

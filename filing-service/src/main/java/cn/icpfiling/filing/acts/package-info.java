/**
 * Lists what may be done with a filed subject or service, and all reasons against each act.
 *
 * <p>The rules are {@code ActRules} in {@code core}, and they are pure. {@code AllowedActs} asks every bean of that
 * type: {@code StandingActRules} holds what is true on any day and in any province, and dated rules of provinces are
 * another bean. The lists that callers see and the refusals of use cases both come from {@code AllowedActs}. A
 * blocked act is 409 ORDER_IN_PROGRESS with the id of the order, else 409 ACT_BLOCKED, with all reasons in
 * {@code errors}.
 *
 * <p>The old platform is asked outside any transaction. While it is silent, {@code missing} names it and it blocks
 * nothing, because the record is this service's own.
 */
package cn.icpfiling.filing.acts;

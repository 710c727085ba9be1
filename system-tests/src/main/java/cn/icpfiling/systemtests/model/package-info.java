/**
 * Lets users act by chance and judges every answer by a model.
 *
 * <p>{@code ./icp model} lets eight users with two reviewers act against the stack that runs, rightly and wrongly,
 * one by one and at once. The model is hand-written in place of jqwik or fast-check: what happens between two looks
 * (a verdict, an upload, an act of the same round) is part of the judgement, and their commands have one order.
 *
 * <ul>
 *   <li>{@code Lifecycle}, {@code Rules} and {@code Manner} are the model: the table of docs/trade.md 2.3 written
 *       down by hand, and one answer for each of 17 acts in each of 11 manners (rightly, of any, an old or no
 *       version, without key, token or right, by a stranger, with rubbish, twice with one key, with a key of another
 *       request).
 *   <li>A {@code Walker} is one user: it looks at its order, asks for one to three acts at once, and looks again.
 *       That is a {@code Round}: only facts. It leads its order to where something has not been seen yet; else chance
 *       chooses. The authority's side is the sandbox: codes typed right or six times wrong, domains that are refused
 *       or faulty, names that verification does not know. Every person who may be named shows their face at the
 *       beginning, so no submission lacks one.
 *   <li>{@code Judge} searches an order of the round's acts, with steps of others and verdicts between them, that
 *       explains all answers, all new steps of the history, the state, the offered acts and the tag (it moves when,
 *       and only when, the order does). If there is none, that is a violation. {@code If-Match: *} makes races open.
 *       An illegal act must have its code and change nothing; every refusal is a problem document ({@code Audit}),
 *       and nothing is 5xx.
 *   <li>{@code Rivals} want one subject at once. {@code Invariants} (J12) judge what all holders have at the end: one
 *       open order, one subject, service numbers bound, free or used as their orders are, no filing number twice.
 *       {@code Days} leaves orders alone for 46 days, moving the test clock, until they are EXPIRED.
 *   <li>{@code Sabotage} puts 22 lies into true rounds and holdings (a legal act refused, an illegal one accepted, a
 *       skipped step, two winners, a change that keeps the tag, a number given twice …): the judge must notice each.
 *   <li>{@code Coverage} counts. The long form must see all 13 states × 17 acts, all states × manners and all steps
 *       of the table but UPLOAD_WITHOUT_SMS (needs a day before 2020-08-17), or ends with 1. The short form stops
 *       after twenty seconds and prints how far it came; EXPIRED is the long form's.
 * </ul>
 *
 * <p>A violation prints the seed, what the model expected, and the way of that order without the rounds that changed
 * nothing. The seed fixes every choice; when verdicts and uploads come is the machine's, so another run may meet them
 * elsewhere.
 *
 * <p>Variables: {@code ICP_MODEL_SEED} (by chance, printed); {@code ICP_MODEL_USERS}, {@code ICP_MODEL_ROUNDS},
 * {@code ICP_MODEL_MINUTES}: 8, 6000 at least, 20 at most.
 */
package cn.icpfiling.systemtests.model;

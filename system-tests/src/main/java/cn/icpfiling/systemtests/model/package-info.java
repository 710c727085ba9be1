/**
 * Lets users act at random and judges every answer by a model.
 *
 * <p>{@code ./icp model} lets eight users and two sessions of a reviewer act against the running stack, correctly and
 * wrongly, one by one and in parallel. The model is hand-written instead of jqwik or fast-check. There, commands have
 * one order, but here the changes between two looks (a verdict, an upload, an act of the same round) are part of the
 * judgement.
 *
 * <ul>
 *   <li>{@code Lifecycle}, {@code Rules} and {@code Manner} are the model: the table of docs/trade.md 2.3 copied by
 *       hand, and one answer for each of 17 acts in each of 11 manners (rightly, of any, an old or no version, without
 *       key, token or right, by a stranger, with rubbish, twice with one key, with a key of another request).
 *   <li>A {@code Walker} is one user: it reads its order, requests one to three acts at once, and reads again. That
 *       is a {@code Round}: only facts. It leads its order to a state with open wishes; else it chooses at random. The
 *       authority's side is the sandbox: codes typed right or six times wrong, domains that are refused or faulty,
 *       names that verification does not know. Every person who may be named shows the face at the start, so no
 *       submission lacks one.
 *   <li>{@code Judge} searches for a sequence of the round's acts, with steps of others and verdicts between them.
 *       It must explain all answers, all new steps of the history, the state, the offered acts and the tag (the tag
 *       changes when, and only when, the order does). If there is none, that is a violation. {@code If-Match: *} makes
 *       races open. An illegal act must have its code and change nothing; every refusal is a problem document
 *       ({@code Audit}), and no answer is 5xx.
 *   <li>{@code Rivals} want one subject at once. {@code Invariants} (J12) judge all holdings at the end: one open
 *       order, one subject, service numbers bound, free or used as their orders are, no filing number twice.
 *       {@code Days} leaves orders alone for 46 days, moving the test clock, until they are EXPIRED.
 *   <li>{@code Sabotage} puts 22 lies into true rounds and holdings (a legal act refused, an illegal one accepted,
 *       a skipped step, two winners, a change that keeps the tag, a number assigned twice …): the judge must notice
 *       each.
 *   <li>{@code Coverage} counts. The long form must see all 13 states × 17 acts, all states × manners and all steps
 *       of the table except UPLOAD_WITHOUT_SMS (needs a day before 2020-08-17), or ends with 1. The short form stops
 *       after twenty seconds and prints its coverage; EXPIRED is only in the long form.
 * </ul>
 *
 * <p>A violation prints the seed, the model's expectation, and the way of that order without the rounds that changed
 * nothing. The seed fixes every choice. The times of verdicts and uploads depend on the machine, so another run may
 * meet them elsewhere.
 *
 * <p>Variables: {@code ICP_MODEL_SEED} (random, printed); {@code ICP_MODEL_USERS}, {@code ICP_MODEL_ROUNDS},
 * {@code ICP_MODEL_MINUTES}: 8, 6000 at least, 20 at most for the walk. The days have half of it, and a run that has not ended five
 * minutes after both is ended, with what it told last.
 */
package cn.icpfiling.systemtests.model;

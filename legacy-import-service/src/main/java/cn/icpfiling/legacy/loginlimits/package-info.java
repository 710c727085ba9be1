/**
 * Limits guesses at passwords of the old platform (issue 19, "a guessed login is slowed down while its owner still gets in").
 *
 * <ul>
 *   <li>Five tries in 15 minutes of one account at one login, ten of an account, fifty of an address.
 *   <li>Over all accounts and addresses a login is never stopped. After twenty failed tries in an hour each further try needs a
 *       solved picture, which slows programs down and lets the owner through.
 * </ul>
 *
 * <p>A try is counted before it is checked. Known and unknown logins are counted alike.
 */
package cn.icpfiling.legacy.loginlimits;

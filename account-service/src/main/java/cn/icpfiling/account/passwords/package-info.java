/**
 * Judges staff passwords with Argon2id. An unknown login takes as long as a known one. Five failures of a login from
 * one address in 15 minutes stop it for that address, fifty stop the address as a whole; the login is never stopped
 * everywhere, or a stranger could lock a reviewer out.
 */
package cn.icpfiling.account.passwords;

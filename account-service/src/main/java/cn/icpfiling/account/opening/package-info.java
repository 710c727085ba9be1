/**
 * Opens an account with a code that was sent to its phone.
 */
package cn.icpfiling.account.opening;

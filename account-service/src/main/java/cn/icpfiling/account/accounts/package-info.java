/**
 * Shows accounts to their owners and answers other services' questions about an account, such as whose customer it
 * is.
 */
package cn.icpfiling.account.accounts;

/** Mails about logins of the old platform, which legacy-import-service has sent to addresses that belong to no account. */
package cn.icpfiling.account.legacymails;

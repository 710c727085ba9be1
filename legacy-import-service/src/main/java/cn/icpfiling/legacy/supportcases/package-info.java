/** The support desk of account-service: opens cases, reads their results, and has mails sent to addresses of the old platform. */
package cn.icpfiling.legacy.supportcases;

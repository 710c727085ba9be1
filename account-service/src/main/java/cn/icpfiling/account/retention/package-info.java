/**
 * Deletes expired rows. One table says which rows are deleted, and after which age. Cases of the support are deleted by package
 * {@code cases}, because their papers at filing-service are deleted before them.
 */
package cn.icpfiling.account.retention;

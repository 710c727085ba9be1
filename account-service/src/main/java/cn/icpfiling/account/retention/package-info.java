/** Deletes expired rows. One table says which rows are deleted, and after which age. */
package cn.icpfiling.account.retention;

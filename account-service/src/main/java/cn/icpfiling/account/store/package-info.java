/**
 * Maps entities to tables. Names, phones and contacts are encrypted, with blind indexes where they are looked up.
 * {@code Claims} gives due rows to one replica under a lease in the row.
 */
package cn.icpfiling.account.store;

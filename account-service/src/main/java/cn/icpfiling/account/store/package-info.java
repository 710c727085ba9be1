/**
 * Maps entities to tables. Names, phones and contacts are encrypted, with blind indexes where they are looked up.
 */
package cn.icpfiling.account.store;

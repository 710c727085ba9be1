/**
 * Keeps the customers of a partner (ADR 0015): accounts without a login. They are found by the partner's reference
 * and by no phone; the contact is encrypted, and notices go where there is one. Many customers may share a phone, and
 * its owner does not get in by it.
 */
package cn.icpfiling.account.customers;

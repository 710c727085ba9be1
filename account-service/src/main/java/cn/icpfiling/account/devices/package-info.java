/**
 * Remembers the devices of account owners, which have quotas of their own (package {@code codes}).
 */
package cn.icpfiling.account.devices;

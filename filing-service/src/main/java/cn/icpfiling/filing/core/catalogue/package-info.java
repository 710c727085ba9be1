/**
 * The code tables of the trade and the values built on them: certificates and natures, forms of numbers, words that
 * names must not have, phone numbers, regions of GB/T 2260, and reasons by their codes. The package uses no other package
 * of the core. The values come from rule data, see the package {@code tables}.
 */
package cn.icpfiling.filing.core.catalogue;

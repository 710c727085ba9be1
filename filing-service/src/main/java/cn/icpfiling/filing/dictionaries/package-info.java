/**
 * Shows the closed code tables that fields of the contracts take, each with Chinese and English names and with what
 * belongs to a code: the certificates of a nature, the parent of a region, the natures of a material.
 *
 * <p>A dictionary is made of the data that the rules read, at the start: {@code rules/code-tables.yaml},
 * {@code rules/regions.csv}, the catalogue of reasons, the checklist and the texts of constants. Names of codes that other
 * contracts define are in {@code rules/dictionaries.yaml}; a test compares their codes with the contract of the owner. A
 * field of a contract names its dictionary by {@code x-icp-dictionary}.
 *
 * <p>Everything here is public and needs neither token nor database.
 */
package cn.icpfiling.filing.dictionaries;

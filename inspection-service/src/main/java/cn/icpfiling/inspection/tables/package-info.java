/** Reads the rule data under {@code rules/}: the catalogue of reasons of findings and the shipped policies. */
package cn.icpfiling.inspection.tables;

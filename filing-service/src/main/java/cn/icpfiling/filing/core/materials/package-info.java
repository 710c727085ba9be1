/**
 * The papers of an order: their kinds, the result of the virus scan, and the links through which a reviewer looks at one.
 * The bytes lie encrypted in files, see the package {@code storage}. {@code DomainPapers} says where papers may replace
 * the check of the registrant.
 */
package cn.icpfiling.filing.core.materials;

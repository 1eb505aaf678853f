// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object ({@code PC}). Belongs to its reader's thread.
 * <p>
 * Source: [MS-PST], 2.3.3.
 *
 * @since 0.1.0
 */
public final class PropertyContext {

	private static final int CLIENT = 0xBC;

	private static final int KEY_SIZE = 2;

	private static final int DATA_SIZE = 6;

	private final Heap heap;

	private final HeapTree tree;

	private final ValueReader values = new ValueReader();

	/**
	 * Opens the properties of a node.
	 * @param reader who reads
	 * @param node the node
	 * @throws IOException if the file cannot be read, is damaged there, or the node has
	 * no properties
	 */
	public PropertyContext(NodeReader reader, NodeEntry node) throws IOException {
		this.heap = new Heap(reader, node);
		if (this.heap.client() != CLIENT) {
			throw new BrokenMailException("node " + NodeIds.shown(node.id()) + " holds no properties");
		}
		this.tree = new HeapTree(this.heap, this.heap.root());
		if (this.tree.keySize() != KEY_SIZE || this.tree.dataSize() != DATA_SIZE) {
			throw new BrokenMailException("the properties of node " + NodeIds.shown(node.id()) + " have another form");
		}
	}

	/**
	 * Returns who reads.
	 * @return the reader
	 */
	public NodeReader reader() {
		return this.heap.reader();
	}

	/**
	 * Lists properties.
	 * @param limit how many at most
	 * @param wanted which ones, by their identifiers
	 * @return the properties, ordered by their identifiers
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public List<Property> properties(int limit, IntPredicate wanted) throws IOException {
		List<Property> properties = new ArrayList<>();
		this.tree.visit(limit, (key, bytes, offset) -> {
			if (wanted.test((int) key)) {
				properties.add(new Property((int) key, bytes.getShort(offset) & 0xFFFF, bytes.getInt(offset + 2)));
			}
		});
		return properties;
	}

	/**
	 * Finds a property.
	 * @param id its identifier
	 * @return the property, or {@code null} if there is none
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public @Nullable Property find(int id) throws IOException {
		ByteBuffer data = this.tree.find(id);
		return (data != null) ? new Property(id, data.getShort(0) & 0xFFFF, data.getInt(2)) : null;
	}

	/**
	 * Returns a number that a property holds.
	 * @param id its identifier
	 * @return the number; 0 if there is no such property, or it is of another type
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public int number(int id) throws IOException {
		Property property = find(id);
		return (property != null && property.type() == PropertyTypes.LONG) ? property.value() : 0;
	}

	/**
	 * Reads the bytes of a property whose value does not stand in its record.
	 * @param property the property
	 * @param limit how many bytes it may have
	 * @return the bytes, little-endian, from position 0
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public ByteBuffer bytes(Property property, int limit) throws IOException {
		return this.heap.value(property.value(), limit);
	}

	/**
	 * Returns the number of bytes of a property whose value does not stand in its record,
	 * without reading them.
	 * @param property the property
	 * @return the number of bytes
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public long size(Property property) throws IOException {
		return this.heap.size(property.value());
	}

	/**
	 * Whether the value of a property stands in its record.
	 * @param property the property
	 * @return whether it does
	 */
	public boolean isInPlace(Property property) {
		return PropertyTypes.isInPlace(property.type());
	}

	/**
	 * Whether the value of a property is in a subnode, as it is too long for the heap.
	 * @param property the property
	 * @return whether it is
	 */
	public boolean isLong(Property property) {
		return !PropertyTypes.isInPlace(property.type()) && !Heap.isItem(property.value());
	}

	/**
	 * Returns the subnode that the value of a property is.
	 * @param property the property, whose value is in a subnode
	 * @return the node
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such node
	 */
	public NodeEntry node(Property property) throws IOException {
		return node(property.value() & 0xFFFFFFFFL);
	}

	/**
	 * Returns the node that a property of type {@code PT_OBJECT} names.
	 * @param property the property
	 * @return the node
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such node
	 */
	public NodeEntry object(Property property) throws IOException {
		ByteBuffer bytes = this.heap.value(property.value(), 8);
		return node((bytes.limit() >= 4) ? bytes.getInt(0) & 0xFFFFFFFFL : 0);
	}

	private NodeEntry node(long id) throws IOException {
		NodeEntry node = this.heap.subnode(id);
		if (node == null) {
			throw new BrokenMailException("there is no subnode " + NodeIds.shown(id) + " that it refers to");
		}
		return node;
	}

	/**
	 * Reads a value.
	 * @param property the property
	 * @param decoder knows the code page
	 * @param limit how many bytes it may have
	 * @return the value, or {@code null} if it has none or is of a type that is not known
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public @Nullable Object value(Property property, CodePageStrings decoder, int limit) throws IOException {
		if (PropertyTypes.isInPlace(property.type())) {
			return this.values.inPlace(property.type(), property.value());
		}
		if (property.value() == 0 || property.type() == PropertyTypes.OBJECT) {
			return this.values.empty(property.type());
		}
		return this.values.value(property.type(), bytes(property, limit), decoder);
	}

	/**
	 * A property as its record has it.
	 *
	 * @param id the identifier
	 * @param type the type
	 * @param value the value, or where it is
	 */
	public record Property(int id, int type, int value) {

		/**
		 * Whether the value is an object that is opened, not read.
		 * @return whether the type is {@code PT_OBJECT}
		 */
		public boolean isObject() {
			return this.type == PropertyTypes.OBJECT;
		}

	}

}

using System.Buffers;
using System.Runtime.CompilerServices;

namespace Withallo.Json;

/// <summary>Collects items whose number is not known in a pooled buffer, so that the list that is kept is as long as it must be and nothing else is made.</summary>
internal ref struct ListBuilder : IDisposable
{
    private object[] _items;
    private int _count;

    public ListBuilder() => _items = ArrayPool<object>.Shared.Rent(16);

    public void Add(object item)
    {
        if (_count == _items.Length)
        {
            var larger = ArrayPool<object>.Shared.Rent(_count * 2);
            _items.AsSpan().CopyTo(larger);
            ArrayPool<object>.Shared.Return(_items, clearArray: true);
            _items = larger;
        }

        _items[_count++] = item;
    }

    /// <summary>The items, all of which are <typeparamref name="T"/>.</summary>
    public readonly T[] ToArray<T>()
        where T : class
    {
        if (_count == 0)
        {
            return [];
        }

        var list = new T[_count];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = Unsafe.As<T>(_items[i]);
        }

        return list;
    }

    public void Dispose()
    {
        _items.AsSpan(0, _count).Clear();
        ArrayPool<object>.Shared.Return(_items);
        _items = [];
        _count = 0;
    }
}

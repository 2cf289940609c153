using System.Runtime.CompilerServices;

namespace Withallo.Json;

/// <summary>
/// Collects items whose number is not known, so that the list that is kept is as long as it must be and nothing else is made: each thread
/// keeps a few buffers for the next lists.
/// </summary>
internal ref struct ListBuilder : IDisposable
{
    /// <summary>How many buffers a thread keeps: lists in lists of lists need one each.</summary>
    private const int MaxSpares = 4;

    private const int FirstLength = 16, MaxSpareLength = 4096;

    [ThreadStatic]
    private static Stack<object[]>? _spares;

    private object[] _items;
    private int _count;

    public ListBuilder() => _items = _spares?.TryPop(out var spare) is true ? spare : new object[FirstLength];

    public void Add(object item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
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
        var spares = _spares ??= new Stack<object[]>(MaxSpares);
        if (_items.Length <= MaxSpareLength && spares.Count < MaxSpares)
        {
            _items.AsSpan(0, _count).Clear();
            spares.Push(_items);
        }

        _items = [];
        _count = 0;
    }
}
